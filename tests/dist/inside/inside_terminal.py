"""Curses and line editing on a pseudo terminal, with the system's terminal descriptions and the
bundled ones.
"""

import os
import pty
import select
import subprocess
import sys
import tempfile
import time
import unittest

CURSES = """
import curses, curses.panel
screen = curses.initscr()
curses.start_color()
size = screen.getmaxyx()
panel = curses.panel.new_panel(curses.newwin(3, 10, 0, 0))
screen.addstr(1, 1, "gr\\u00fcn \\u2603")
screen.refresh()
key = screen.instr(1, 1, 3)
curses.endwin()
print("size", size, "colours", curses.COLORS, "end")
"""


def in_terminal(arguments, environment, *, keys=(), wait=20.0):
    """Runs Python with `arguments` on a terminal; returns (all output as text, exit code).

    Each of `keys` is a pair (text to wait for, bytes to type then).
    """
    pid, master = pty.fork()
    if pid == 0:
        os.execve(sys.executable, [sys.executable, *arguments], environment)
    output, keys, seen = b"", list(keys), 0
    deadline = time.monotonic() + wait
    while time.monotonic() < deadline:
        if keys and keys[0][0] in output[seen:]:
            seen = len(output)
            os.write(master, keys.pop(0)[1])
        ready, _, _ = select.select([master], [], [], 0.2)
        if ready:
            try:
                data = os.read(master, 65536)
            except OSError:
                break
            if not data:
                break
            output += data
    else:
        os.kill(pid, 9)
    _, status = os.waitpid(pid, 0)
    os.close(master)
    return output.decode(errors="replace"), os.waitstatus_to_exitcode(status)


class Curses(unittest.TestCase):
    def start(self, term, **extra):
        environment = {"PATH": os.defpath, "TERM": term, "LANG": "C.UTF-8"} | extra
        return in_terminal(["-I", "-c", CURSES], environment)

    def test_common_terminal(self):
        output, code = self.start("xterm-256color")
        self.assertEqual(code, 0, output)
        self.assertIn("colours 256 end", output)
        self.assertIn("\u2603", output)

    def test_unknown_terminal_fails_cleanly(self):
        output, code = self.start("no-such-terminal-x")
        self.assertEqual(code, 1, output)
        self.assertIn("error", output)


class Readline(unittest.TestCase):
    def start(self, keys, **extra):
        with tempfile.TemporaryDirectory() as home:
            environment = {"HOME": home, "PATH": os.defpath, "TERM": "xterm", "LANG": "C.UTF-8"}
            environment |= {
                "PYTHON_BASIC_REPL": "1",
                "PYTHON_HISTORY": f"{home}/h",
            } | extra
            return in_terminal(["-q"], environment, keys=keys)

    def test_tab_completes(self):
        keys = [
            (b">>> ", b"import sys\n"),
            (b">>> ", b"sys.getrecur\t"),
            (b"limit()", b"\n"),
        ]
        output, code = self.start([*keys, (b">>> ", b"exit()\n")])
        self.assertEqual(code, 0, output)
        self.assertIn("1000", output)

    def test_arrow_keys_edit_and_recall(self):
        keys = [
            (b">>> ", b"'x' + 'ac'\x1b[D\x1b[Db\n"),
            (b">>> ", b"\x1b[A\n"),
            (b">>> ", b"exit()\n"),
        ]
        output, code = self.start(keys)
        self.assertEqual(code, 0, output)
        self.assertNotIn("^[[", output)
        self.assertEqual(output.count("\n'xabc'"), 2, output)

    def test_new_repl_starts(self):
        keys = [(b">>> ", b"6 * 7\n"), (b"42", b"exit()\n")]
        output, code = self.start(keys, PYTHON_BASIC_REPL="")
        self.assertEqual(code, 0, output)
        self.assertIn("42", output)

    def test_backend_is_libedit(self):
        code = "import readline; print(readline.backend, readline.__doc__)"
        done = subprocess.run(
            [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False
        )
        self.assertTrue(done.stdout.startswith("editline "), done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
