"""Runs a website whose clock can be put forward: each SIGUSR1 makes it a quarter of an hour later for the website, and says so.

later.py WEBSITE.py"""

import runpy
import signal
import sys
import time

QUARTER_OF_AN_HOUR = 15 * 60 + 1

ahead = 0
clock = time.time


def put_forward(*_):
    global ahead
    ahead += QUARTER_OF_AN_HOUR
    print("later", flush=True)


time.time = lambda: clock() + ahead
signal.signal(signal.SIGUSR1, put_forward)
runpy.run_path(sys.argv[1], run_name="__main__")
