/* Flat folders of files, put in place whole: a reader sees the old ones or the new ones. */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

struct arena;
struct diags;

/* The folder that 'path' names, without links and without a slash at the end; 'path' itself
 * when there is none yet.  In 'arena'. */
const char *folder_real(struct arena *, const char *path);

/* A fresh, empty folder with a name of its own beside 'path'.  NULL on failure:
 * msg_file_cannot_write. */
char *folder_temporary(struct arena *, const char *path, struct diags *);

/* Put it in the place of 'path' in one move, and remove what stood there.  On failure
 * (msg_file_cannot_write, msg_folder_no_exchange) 'path' is as it was, or, when only the last
 * writing to the disk failed, the new one; the temporary folder is removed. */
int folder_publish(const char *temporary, const char *path, struct diags *);

/* Remove a folder with its files; folders in it are left, and it with them. */
void folder_remove(const char *path);

#endif
