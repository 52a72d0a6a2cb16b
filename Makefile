# For habit only: everything is ./bina.
.PHONY: up down status test check demo bench
up: ; ./bina up
down: ; ./bina down
status: ; ./bina status
test: ; ./bina test
check: ; ./bina check
demo: ; ./bina demo
bench: ; ./bina bench
