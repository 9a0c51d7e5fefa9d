/* kansli: descriptors and signals; all else is cli_run(). */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "base/buf.h"
#include "cli/cli.h"
#include "cli/exit.h"

/* A descriptor 0, 1 or 2 that is closed must not become that of the register, or what is
 * meant for the terminal would be written into it.  Closed ones get /dev/null for
 * reading, so that writing to them fails as before. */
static void
descriptors_reserve(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd > STDERR_FILENO)
		(void)close(fd); /* only reserved */
}

/* An open transaction is not committed when the process ends, so the register is as
 * before the step. */
static void
on_signal(int signal_number)
{
	_exit(signal_number == SIGINT ? EXIT_INTERRUPTED : EXIT_TERMINATED);
}

static void
signals_install(void)
{
	const struct sigaction stop = { .sa_handler = on_signal };
	const struct sigaction ignore = { .sa_handler = SIG_IGN };

	(void)sigaction(SIGINT, &stop, NULL); /* can fail only for a wrong number */
	(void)sigaction(SIGTERM, &stop, NULL);
	(void)sigaction(SIGPIPE, &ignore, NULL);
}

/* 0 or an errno. */
static int
write_all(int fd, const struct buf *b)
{
	size_t done = 0;

	while (done < b->size) {
		ssize_t n = write(fd, b->text + done, b->size - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno;
		done += (size_t)n;
	}
	return 0;
}

/* A reader that has seen enough ("kansli … | head -1") is no error. */
static int
write_stdout(const struct buf *out)
{
	int error = write_all(STDOUT_FILENO, out);

	return error == EPIPE ? 0 : error;
}

int
main(int argc, char *argv[])
{
	struct buf out, err;
	int code;

	descriptors_reserve();
	signals_install();
	buf_init(&out, CLI_OUT_MAX);
	buf_init(&err, CLI_OUT_MAX);
	code = cli_run(argc, argv, &out, &err, write_stdout);
	(void)write_all(STDERR_FILENO, &err); /* there is nowhere left to say it */
	buf_free(&out);
	buf_free(&err);
	return code;
}
