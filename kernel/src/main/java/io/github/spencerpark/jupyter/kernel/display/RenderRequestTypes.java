package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashSet;
import java.util.Set;

/** The MIME types that a value is asked to be rendered as. */
public class RenderRequestTypes {
  private final MIMESuffixAssociation suffixes;
  private final Set<MIMEType> types;

  private RenderRequestTypes(MIMESuffixAssociation suffixes, Set<MIMEType> types) {
    this.suffixes = suffixes;
    this.types = types;
  }

  /** Gathers them. */
  public static class Builder {
    private final MIMESuffixAssociation suffixes;
    private final Set<MIMEType> types = new LinkedHashSet<>();

    public Builder(MIMESuffixAssociation suffixes) {
      this.suffixes = suffixes;
    }

    public Builder withType(String type) {
      return withType(MIMEType.parse(type));
    }

    public Builder withType(MIMEType type) {
      types.add(type);
      return this;
    }

    public RenderRequestTypes build() {
      return new RenderRequestTypes(suffixes, new LinkedHashSet<>(types));
    }
  }

  /** As what a supported type is asked for: itself or, for one with a suffix, what that means. */
  public MIMEType resolveSupportedType(MIMEType supported) {
    if (covered(supported)) {
      return supported;
    }
    if (!supported.hasSuffix()) {
      return null;
    }
    MIMEType plain = supported.withoutSuffix();
    if (types.contains(plain)) {
      return plain;
    }
    MIMEType meant = suffixes.resolveSuffix(supported.getSuffix());
    return meant != null && covered(meant) ? meant : null;
  }

  private boolean covered(MIMEType type) {
    return types.contains(type)
        || types.stream()
            .anyMatch(
                each ->
                    each.isWildcard()
                        || (each.hasSameGroupAs(type)
                            && (!each.hasSubtype() || each.subtypeIsWildcard())));
  }

  public boolean isRequestedExactly(MIMEType type) {
    return types.contains(type);
  }

  public void removeFulfilledRequests(DisplayData done) {
    types.removeIf(done::hasDataForType);
  }

  public boolean anyRequestedIsSupported(Set<MIMEType> supported) {
    return supported.stream().anyMatch(this::isRequested);
  }

  private boolean isRequested(MIMEType supported) {
    if (supported.isWildcard()) {
      return !isEmpty();
    }
    return supported.subtypeIsWildcard()
        ? types.stream().anyMatch(supported::hasSameGroupAs)
        : resolveSupportedType(supported) != null;
  }

  public boolean isEmpty() {
    return types.isEmpty();
  }
}
