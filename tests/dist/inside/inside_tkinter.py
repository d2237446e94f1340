"""Tk opens a window; needs an X server."""

import os
import sys
import tkinter
import unittest
from tkinter import font, ttk


class Tk(unittest.TestCase):
    def test_interpreter_without_display(self):
        tcl = tkinter.Tcl()
        self.assertGreaterEqual(float(tkinter.TclVersion), 8.6)
        library = tcl.eval("info library")
        self.assertTrue(os.path.realpath(library).startswith(os.path.realpath(sys.prefix)), library)
        self.assertEqual(tcl.eval("expr {6 * 7}"), "42")
        self.assertEqual(tcl.eval("clock format 0 -gmt 1 -format %Y"), "1970")
        self.assertIn("utf-8", tcl.eval("encoding names"))
        self.assertTrue(tcl.eval("encoding convertfrom iso8859-2 x"))

    @unittest.skipUnless(os.environ.get("DISPLAY"), "no X server: DISPLAY is not set")
    def test_window(self):
        root = tkinter.Tk()
        label = ttk.Label(root, text="gr\u00fcn \u2603")
        label.pack()
        entry = tkinter.Entry(root)
        entry.pack()
        entry.insert(0, "typed")
        clicks = []
        button = ttk.Button(root, text="press", command=lambda: clicks.append(1))
        button.pack()
        root.update()
        button.invoke()
        self.assertEqual((clicks, entry.get()), ([1], "typed"))
        self.assertGreater(root.winfo_width(), 20)
        self.assertEqual(root.tk.call("winfo", "exists", str(label)), 1)
        self.assertTrue(font.families(root))
        canvas = tkinter.Canvas(root, width=50, height=50)
        canvas.create_line(0, 0, 50, 50)
        image = tkinter.PhotoImage(width=4, height=4)
        image.put("#ff0000", (1, 1))
        self.assertEqual(image.get(1, 1), (255, 0, 0))
        root.destroy()

    @unittest.skipUnless(os.environ.get("DISPLAY"), "no X server: DISPLAY is not set")
    def test_message_catalogues(self):
        root = tkinter.Tk()
        self.assertTrue(root.tk.eval("package require msgcat"))
        root.destroy()


if __name__ == "__main__":
    unittest.main()
