/* Runs a fuzz target on the files that are named: the tests replay every corpus with it. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { INPUT_MAX = 16 << 20 };

static int
replay(const char *path)
{
	/* As large as the input, so that the sanitizer sees a read past its end. */
	uint8_t *bytes = NULL;
	FILE *f = fopen(path, "rb");
	long size;
	int result = -1;

	if (f == NULL)
		goto out;
	if (fseek(f, 0, SEEK_END) != 0 || (size = ftell(f)) < 0 || size > INPUT_MAX)
		goto out;
	rewind(f);
	bytes = malloc(size > 0 ? (size_t)size : 1);
	if (bytes == NULL || fread(bytes, 1, (size_t)size, f) != (size_t)size)
		goto out;
	(void)LLVMFuzzerTestOneInput(bytes, (size_t)size); /* by its contract always 0 */
	result = 0;
out:
	if (result != 0)
		fprintf(stderr, "%s cannot be read\n", path);
	free(bytes);
	if (f != NULL)
		(void)fclose(f); /* only read from */
	return result;
}

int
main(int argc, char *argv[])
{
	int failed = argc < 2;

	for (int i = 1; i < argc; i++)
		failed |= replay(argv[i]) != 0;
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
