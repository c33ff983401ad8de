"""The figures as a Markdown table."""

ROWS = [
    # name, title, how to write it, the limit as kernel.md states it
    ("start", "start to ready", "seconds", "≤ 1.0 × ipykernel, aim 0.7 ×"),
    ("first", "first cell after ready", "millis", "≤ 250 ms, aim 100 ms"),
    ("trivial", "trivial cell, median of 100", "millis", "≤ 2 × ipykernel, aim 1 ×"),
    ("completion", "completion, median", "millis", "≤ 100 ms, aim 30 ms"),
    ("weaving", "512³ matrix product in a cell ÷ by javac", "ratio", "≤ 1.10 ×, aim 1.00 ×"),
    ("stopped", "endless loops stopped", "stopped", "all, ≤ 1 s"),
    ("lines", "100,000 printed lines", "seconds", "≤ 1.5 s"),
    ("messages", "messages for them", "count", "≤ 300"),
    ("growth", "latency late ÷ early in a long session", "growth", "≤ 1.5 × in 10,000 cells"),
    ("heap", "heap in use, early → late", "heap", "within 64 MB"),
    ("memory at start", "memory after start", "megabytes", ""),
    ("memory after 1000", "memory after 1,000 cells", "megabytes", ""),
]


def table(measured):
    ours = next((one for one in measured if one.label == "Nabla"), None)
    others = [one for one in measured if one is not ours]
    labels = [one.label for one in measured]
    compared = [f"Nabla ÷ {one.label}" for one in others] if ours else []
    lines = [
        "| figure | " + " | ".join(labels + compared) + " | wanted |",
        "|---|" + "---:|" * len(labels + compared) + "---|",
    ]
    for name, title, style, wanted in ROWS:
        cells = [written(one, name, style) for one in measured]
        cells += [ratio(ours, one, name, style) for one in others] if ours else []
        lines.append(f"| {title} | " + " | ".join(cells) + f" | {wanted} |")
    return "\n".join(lines)


def written(one, name, style):
    if style == "heap":
        early, late = one.median("heap early"), one.median("heap late")
        return "–" if late is None or early is None else f"{early:.0f} → {late:.0f} MB"
    value = one.median(name)
    if value is None:
        return "some were lost" if name in ("lines", "messages") and one.median("lost") else "–"
    if style == "seconds":
        return f"{value:.2f} s"
    if style == "millis":
        return f"{value * 1000:.1f} ms"
    if style == "megabytes":
        return f"{value:.0f} MB"
    if style == "ratio":
        return f"{value:.2f} ×"
    if style == "growth":
        return f"{value:.2f} × ({one.median('long cells'):,.0f} cells)"
    if style == "stopped":
        return f"{value} of {one.median('loops')}, {one.median('slowest stop'):.2f} s at most"
    return f"{value:,.0f}"


def ratio(ours, other, name, style):
    if style in ("ratio", "growth", "stopped", "heap"):
        return ""
    mine, theirs = ours.median(name), other.median(name)
    return f"{mine / theirs:.2f} ×" if mine is not None and theirs else ""
