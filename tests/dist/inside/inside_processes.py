"""Processes: multiprocessing in all its ways, pools, shared memory, subprocess."""

import concurrent.futures
import multiprocessing
import os
import subprocess
import sys
import unittest
from multiprocessing import shared_memory


def square(number):
    return number * number


def put(queue, word):
    queue.put((word, os.getpid()))


class Processes(unittest.TestCase):
    def test_start_methods(self):
        self.assertEqual(
            set(multiprocessing.get_all_start_methods()), {"fork", "spawn", "forkserver"}
        )
        for method in ("fork", "spawn", "forkserver"):
            with self.subTest(method):
                context = multiprocessing.get_context(method)
                queue = context.Queue()
                process = context.Process(target=put, args=(queue, method))
                process.start()
                word, pid = queue.get(timeout=60)
                process.join(60)
                self.assertEqual((word, process.exitcode), (method, 0))
                self.assertNotEqual(pid, os.getpid())

    def test_pool(self):
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            self.assertEqual(pool.map(square, range(5)), [0, 1, 4, 9, 16])

    def test_executor(self):
        with concurrent.futures.ProcessPoolExecutor(1) as executor:
            self.assertEqual(executor.submit(square, 7).result(60), 49)

    def test_shared_memory(self):
        block = shared_memory.SharedMemory(create=True, size=16)
        try:
            block.buf[:3] = b"abc"
            other = shared_memory.SharedMemory(name=block.name)
            self.assertEqual(bytes(other.buf[:3]), b"abc")
            other.close()
        finally:
            block.close()
            block.unlink()

    def test_subprocess_finds_itself(self):
        done = subprocess.run(
            [sys.executable, "-I", "-c", "import sys; print(sys.prefix)"],
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(done.stdout.strip(), sys.prefix, done.stderr)


if __name__ == "__main__":
    unittest.main()
