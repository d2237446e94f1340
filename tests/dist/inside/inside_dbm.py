"""The dbm family: Berkeley DB behind ndbm, SQLite behind dbm.sqlite3, no GPL library."""

import dbm
import dbm.dumb
import dbm.ndbm
import dbm.sqlite3
import importlib
import tempfile
import unittest


class Dbm(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = f"{folder.name}/db"

    def test_round_trips(self):
        for module in (dbm.ndbm, dbm.sqlite3, dbm.dumb):
            with self.subTest(module.__name__):
                path = f"{self.path}-{module.__name__}"
                with module.open(path, "c") as db:
                    db["key"] = b"value"
                    for number in range(500):
                        db[f"k{number}"] = b"x" * 40
                with module.open(path, "r") as db:
                    self.assertEqual(db["key"], b"value")
                    self.assertEqual(len(db.keys()), 501)
                self.assertEqual(dbm.whichdb(path), module.__name__)

    def test_ndbm_is_berkeley_db(self):
        self.assertEqual(dbm.ndbm.library, "Berkeley DB")

    def test_no_gnu_dbm(self):
        with self.assertRaises(ImportError):
            importlib.import_module("dbm.gnu")

    def test_default(self):
        with dbm.open(self.path, "n") as db:
            db["a"] = "b"
        self.assertEqual(dbm.whichdb(self.path), "dbm.sqlite3")


if __name__ == "__main__":
    unittest.main()
