"""What a notebook has beside it: a page that draws all the time, and a second kernel that trains."""

import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

from contenders import CONTENDERS, ROOT

sys.path.insert(0, str(ROOT / "tests"))
import browsers  # noqa: E402  (the tests know where a browser is)

PAGE = """<canvas id=c width=900 height=600></canvas><script>
const pen = document.getElementById("c").getContext("2d");
function draw(now) {
  for (let i = 0; i < 2000; i++) {
    pen.fillStyle = `hsl(${(now + i) % 360}, 60%, 50%)`;
    pen.fillRect((i * 37 + now) % 900, (i * 91) % 600, 9, 9);
  }
  requestAnimationFrame(draw);
}
requestAnimationFrame(draw);
</script>"""


@contextmanager
def browser(folder):
    """A Chromium without a window whose page is never done."""
    path = browsers.executable("")
    if path is None:
        raise SystemExit("no Chromium or Chrome here: install one, or name one in NABLA_BROWSER")
    page = Path(folder) / "busy.html"
    page.write_text(PAGE)
    command = [path, "--headless=new", "--remote-debugging-port=0", f"--user-data-dir={folder}/profile"]
    process = subprocess.Popen(
        [*command, *browsers.OPTIONS, page.as_uri()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


@contextmanager
def second_kernel():
    """Nabla on its default engine, training a network of its own on one thread without a pause."""
    with CONTENDERS[3].train(1, "mlp") as running:
        stop = threading.Event()

        def train():
            while not stop.is_set():
                running.epoch()

        thread = threading.Thread(target=train)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()
