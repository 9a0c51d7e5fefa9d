/* SHA-256 by libcrypto. */
#include "base/hash.h"

#include <pthread.h>
#include <string.h>

#include <openssl/evp.h>

#include "base/arena.h"

/* The algorithm, looked up once: looking it up costs as much as a small hash. */
static EVP_MD *sha256;

static void
fetch(void)
{
	sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
	if (sha256 == NULL)
		memory_out(); /* the default provider always has it */
}

static const EVP_MD *
algorithm(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, fetch); /* fails only for a wrong argument */
	return sha256;
}

struct hash
hash_of(const void *bytes, size_t size)
{
	struct hash h;

	if (!EVP_Digest(bytes, size, h.byte, NULL, algorithm(), NULL))
		memory_out(); /* the only way that SHA-256 in memory fails */
	return h;
}

char *
hash_hex(const struct hash *h, char to[HASH_HEX_SIZE])
{
	static const char digit[] = "0123456789abcdef";

	for (int i = 0; i < HASH_SIZE; i++) {
		to[2 * i] = digit[h->byte[i] >> 4];
		to[2 * i + 1] = digit[h->byte[i] & 15];
	}
	to[2 * HASH_SIZE] = '\0';
	return to;
}

bool
hash_read(const char *hex, struct hash *h)
{
	static const char digits[] = "0123456789abcdef";

	for (int i = 0; i < 2 * HASH_SIZE; i++) {
		const char *digit = hex[i] != '\0' ? strchr(digits, hex[i]) : NULL;

		if (digit == NULL)
			return false;
		if (i % 2 == 0)
			h->byte[i / 2] = 0;
		h->byte[i / 2] = (unsigned char)(h->byte[i / 2] << 4 | (digit - digits));
	}
	return true;
}

struct hash
hash_of_pieces(const void *const pieces[], const size_t sizes[], size_t count)
{
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	struct hash h;
	int ok = c != NULL && EVP_DigestInit_ex(c, algorithm(), NULL);

	for (size_t i = 0; i < count && ok; i++) {
		unsigned char length[8];

		for (int k = 0; k < 8; k++)
			length[k] = (unsigned char)((unsigned long long)sizes[i] >> (56 - 8 * k));
		ok = EVP_DigestUpdate(c, length, sizeof length) &&
		     (sizes[i] == 0 || EVP_DigestUpdate(c, pieces[i], sizes[i]));
	}
	ok = ok && EVP_DigestFinal_ex(c, h.byte, NULL);
	EVP_MD_CTX_free(c);
	if (!ok)
		memory_out(); /* the only way that SHA-256 in memory fails */
	return h;
}
