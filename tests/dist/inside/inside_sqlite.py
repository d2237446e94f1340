"""SQLite has the features that python.org's and other distributions enable."""

import json
import sqlite3
import unittest

FEATURES = (
    "DBSTAT_VTAB",
    "FTS3",
    "FTS3_PARENTHESIS",
    "FTS4",
    "FTS5",
    "GEOPOLY",
    "MATH_FUNCTIONS",
    "RTREE",
)


class Sqlite(unittest.TestCase):
    def setUp(self):
        self.db = sqlite3.connect(":memory:")
        self.addCleanup(self.db.close)

    def one(self, sql, *values):
        return self.db.execute(sql, values).fetchone()[0]

    def test_version(self):
        self.assertGreaterEqual(sqlite3.sqlite_version_info, (3, 50, 0))
        self.assertEqual(sqlite3.threadsafety, 3)

    def test_compile_options(self):
        options = {row[0] for row in self.db.execute("pragma compile_options")}
        for feature in FEATURES:
            with self.subTest(feature):
                self.assertIn(f"ENABLE_{feature}", options)

    def test_full_text_search(self):
        for module in ("fts3", "fts4", "fts5"):
            with self.subTest(module):
                self.db.execute(f"create virtual table {module}_t using {module}(body)")
                self.db.execute(f"insert into {module}_t values ('a quick brown fox')")
                sql = f"select count(*) from {module}_t where {module}_t match 'quick AND fox'"
                self.assertEqual(self.one(sql), 1)

    def test_enhanced_query_syntax(self):
        self.db.execute("create virtual table t using fts4(body)")
        self.db.execute("insert into t values ('one two')")
        sql = "select count(*) from t where t match '(one OR three) NOT four'"
        self.assertEqual(self.one(sql), 1)

    def test_tokenizer_needs_bound_parameter(self):
        with self.assertRaises(sqlite3.OperationalError):
            self.db.execute("select fts3_tokenizer('name')").fetchall()

    def test_rtree_and_geopoly(self):
        self.db.execute("create virtual table r using rtree(id, a, b)")
        self.db.execute("insert into r values (1, 2.0, 3.0)")
        self.assertEqual(self.one("select count(*) from r where a <= 2.5 and b >= 2.5"), 1)
        self.assertAlmostEqual(self.one("select geopoly_area('[[0,0],[2,0],[2,2],[0,0]]')"), 2.0)

    def test_dbstat(self):
        self.db.execute("create table t (x)")
        self.assertGreater(self.one("select count(*) from dbstat"), 0)

    def test_maths_and_json(self):
        self.assertAlmostEqual(self.one("select ln(exp(2.0)) + sqrt(4.0)"), 4.0)
        self.assertEqual(json.loads(self.one("select json_set('{}', '$.a', 1)")), {"a": 1})
        self.assertEqual(self.one("select json_extract(jsonb('[1,2]'), '$[1]')"), 2)

    def test_backup_and_serialize(self):
        self.db.execute("create table t (x)")
        self.db.execute("insert into t values (7)")
        self.db.commit()
        with sqlite3.connect(":memory:") as copy:
            self.db.backup(copy)
            self.assertEqual(copy.execute("select x from t").fetchone(), (7,))
            copy.deserialize(self.db.serialize())
            self.assertEqual(copy.execute("select x from t").fetchone(), (7,))
        copy.close()

    def test_extension_loading(self):
        self.db.enable_load_extension(True)
        with self.assertRaisesRegex(sqlite3.OperationalError, "no-such-extension"):
            self.db.load_extension("./no-such-extension")

    def test_blob_and_window(self):
        self.db.execute("create table t (x blob)")
        self.db.execute("insert into t values (zeroblob(8))")
        with self.db.blobopen("t", "x", 1) as blob:
            blob[0:2] = b"ab"
        self.assertEqual(self.one("select sum(length(x)) over () from t"), 8)


if __name__ == "__main__":
    unittest.main()
