"""`python -m deploy.demo [--url URL]`: play the story; exit 1 naming the step that did not happen."""

import argparse
import sys

from deploy.demo.story import StepFailed, play
from deploy.local.sign_in import sign_in


def main() -> int:
    parser = argparse.ArgumentParser(prog="./bina demo", description="Play the loop against a running platform.")
    parser.add_argument("--url", default="http://127.0.0.1:8080")
    try:
        play(parser.parse_args().url, sign_in, lambda line: print(line, flush=True))
    except StepFailed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
