"""The floor of a command driver without Java: starts a command again and again by posix_spawn, a given number at a time, and reads nothing.

Arguments: how often, how many at a time, and the words of the command.
"""

import os
import sys

count, at_a_time = int(sys.argv[1]), int(sys.argv[2])
command = sys.argv[3:]
begun = 0
running = 0
while begun < count or running > 0:
    while begun < count and running < at_a_time:
        os.posix_spawnp(command[0], command, os.environ)
        begun += 1
        running += 1
    os.wait()
    running -= 1
