package io.github.spencerpark.jupyter.kernel.display.mime;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A MIME type in its parts: {@code group/tree.subtype+suffix}. */
public class MIMEType {
  private static final String WILDCARD = "*";
  private static final String NAME = "[A-Za-z0-9!#$&^_.+-]";
  private static final Pattern FORM =
      Pattern.compile(
          "(" + NAME + "+)(?:/(?:(\\*)|(?:([^./]*)\\.)?(" + NAME + "*?)(?:\\+([^+/]*))?))?");
  private static final Pattern WRONG = Pattern.compile("[^A-Za-z0-9!#$&^_.+/-]");

  public static final MIMEType ANY = new MIMEType(WILDCARD, null, WILDCARD, null);

  public static final MIMEType APPLICATION_XML = parse("application/xml");
  public static final MIMEType APPLICATION_JSON = parse("application/json");
  public static final MIMEType APPLICATION_JAVASCRIPT = parse("application/javascript");
  public static final MIMEType APPLICATION_PDF = parse("application/pdf");
  public static final MIMEType APPLICATION_FASTINFOSET = parse("application/fastinfoset");
  public static final MIMEType APPLICATION_VND_WAP_WBXML = parse("application/vnd.wap.wbxml");
  public static final MIMEType APPLICATION_ZIP = parse("application/zip");
  public static final MIMEType APPLICATION_CBOR = parse("application/cbor");

  public static final MIMEType TEXT_HTML = parse("text/html");
  public static final MIMEType TEXT_MARKDOWN = parse("text/markdown");
  public static final MIMEType TEXT_LATEX = parse("text/latex");
  public static final MIMEType TEXT_PLAIN = parse("text/plain");
  public static final MIMEType TEXT_CSS = parse("text/css");

  public static final MIMEType IMAGE_PNG = parse("image/png");
  public static final MIMEType IMAGE_JPEG = parse("image/jpeg");
  public static final MIMEType IMAGE_GIF = parse("image/gif");
  public static final MIMEType IMAGE_SVG = parse("image/svg+xml");

  private final String group;
  private final String tree;
  private final String subtype;
  private final String suffix;

  public MIMEType(String group, String tree, String subtype, String suffix) {
    if (group == null) {
      throw new IllegalArgumentException("a MIME type has a group, such as text in text/html");
    }
    this.group = group;
    this.tree = tree;
    this.subtype = subtype;
    this.suffix = suffix;
  }

  public static MIMEType parse(String text) throws MIMETypeParseException {
    if (text.equals(WILDCARD) || text.equals("*/*")) {
      return ANY;
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      Matcher wrong = WRONG.matcher(text);
      int at = wrong.find() ? wrong.start() : Math.max(0, text.lastIndexOf('/'));
      String what = at < text.length() ? "unexpected " + text.charAt(at) : "nothing there";
      throw new MIMETypeParseException(text, at, what);
    }
    return form.group(2) == null
        ? new MIMEType(form.group(1), form.group(3), form.group(4), form.group(5))
        : new MIMEType(form.group(1), null, WILDCARD, null);
  }

  public String getGroup() {
    return group;
  }

  public String getTree() {
    return tree;
  }

  public String getSubtype() {
    return subtype;
  }

  public String getSuffix() {
    return suffix;
  }

  public boolean hasTree() {
    return tree != null;
  }

  public boolean hasSubtype() {
    return subtype != null;
  }

  public boolean hasSuffix() {
    return suffix != null;
  }

  public MIMEType withoutSuffix() {
    return hasSuffix() ? new MIMEType(group, tree, subtype, null) : this;
  }

  public boolean subtypeIsWildcard() {
    return WILDCARD.equals(subtype);
  }

  public boolean isWildcard() {
    return WILDCARD.equals(group);
  }

  public boolean groupEquals(String other) {
    return group.equals(other);
  }

  public boolean treeEquals(String other) {
    return Objects.equals(tree, other);
  }

  public boolean subtypeEquals(String other) {
    return Objects.equals(subtype, other);
  }

  public boolean suffixEquals(String other) {
    return Objects.equals(suffix, other);
  }

  public boolean hasSameGroupAs(MIMEType other) {
    return groupEquals(other.group);
  }

  public boolean hasSameTreeAs(MIMEType other) {
    return treeEquals(other.tree);
  }

  public boolean hasSameSubtypeAs(MIMEType other) {
    return subtypeEquals(other.subtype);
  }

  public boolean hasSameSuffixAs(MIMEType other) {
    return suffixEquals(other.suffix);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MIMEType type
        && hasSameGroupAs(type)
        && hasSameTreeAs(type)
        && hasSameSubtypeAs(type)
        && hasSameSuffixAs(type);
  }

  @Override
  public int hashCode() {
    return Objects.hash(group, tree, subtype, suffix);
  }

  @Override
  public String toString() {
    return group
        + (hasSubtype() ? "/" : "")
        + (hasTree() ? tree + "." : "")
        + (hasSubtype() ? subtype : "")
        + (hasSuffix() ? "+" + suffix : "");
  }
}
