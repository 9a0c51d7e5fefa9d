/* The files of the anslagstavla. */
#include "engine/view/board.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/json.h"
#include "base/text.h"
#include "engine/view/board_page.h"
#include "engine/view/html.h"
#include "engine/view/messages.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

enum { PAGE_MAX = 4 << 20, DATA_MAX = 64 << 20 };

/* What is being made. */
struct making {
	const struct view_source *v;
	struct board_sender sender;
	struct board_file *file;
	size_t count;
};

const char *
board_page_name(struct arena *a, const char *key)
{
	char *name = arena_printf(a, "%s.html", key);

	for (char *slash = name; (slash = strchr(slash, '/')) != NULL;)
		*slash = '-';
	return name;
}

static const char *const attachment_ends[] = { ".docx", ".pdf" };
enum { ATTACHMENT_ENDS = sizeof attachment_ends / sizeof *attachment_ends };

const char *
board_attachment_name(struct arena *a, const char *key, size_t number, const char *file_name)
{
	const char *page = board_page_name(a, key);

	for (size_t i = 0; i < ATTACHMENT_ENDS; i++)
		if (text_ends(text_lower(a, file_name), attachment_ends[i]))
			return arena_printf(a, "%.*s-%zu%s", (int)(strlen(page) - strlen(".html")),
			    page, number, attachment_ends[i]);
	return NULL;
}

const char *
board_title(const struct view_source *v)
{
	const char *name = view_child_text(v->arena, xmlDocGetRootElement(v->municipality), "namn");
	const char *title;
	struct html h;
	struct buf b;

	buf_init(&b, PAGE_MAX);
	h = (struct html){ .out = &b };
	html_text(&h, arena_printf(v->arena, "Anslagstavla – %s", name));
	title = arena_printf(v->arena, "%s</title>", b.text);
	buf_free(&b);
	return title;
}

bool
board_is_own(const char *name)
{
	if (strcmp(name, BOARD_INDEX) == 0 || strcmp(name, BOARD_STYLE) == 0 ||
	    strcmp(name, BOARD_DATA) == 0)
		return true;
	for (size_t i = 0; i < ATTACHMENT_ENDS; i++)
		if (text_starts(name, "anslag-") && text_ends(name, attachment_ends[i]))
			return true;
	return text_starts(name, "anslag-") && text_ends(name, ".html");
}

static void
add(struct making *k, const char *name, const struct buf *b)
{
	k->file[k->count++] =
	    (struct board_file){ name, arena_strn(k->v->arena, b->text, b->size), b->size };
}

static int
read_sender(struct making *k, struct diags *ds)
{
	xmlNodePtr us = xmlDocGetRootElement(k->v->municipality);
	xmlNodePtr court = view_child(us, "förvaltningsrätt");
	struct arena *a = k->v->arena;

	k->sender = (struct board_sender){ .name = view_child_text(a, us, "namn"),
		.street = view_child_text(a, us, "gata"),
		.postcode = view_child_text(a, us, "postnummer"),
		.town = view_child_text(a, us, "ort"),
		.court = view_child_text(a, court, "namn"),
		.court_address = view_child_text(a, court, "adress"),
		.court_email = view_child_text(a, court, "e-post") };
	return *k->sender.court != '\0' ? 0 : diag_add(ds, &msg_view_no_court, NULL, NULL);
}

static void
json_day(struct json *j, const char *key, struct date day)
{
	char iso[DATE_ISO_SIZE];

	if (!date_is_none(day))
		json_member(j, key, date_iso(day, iso));
}

static void
files_data(struct json *j, const struct board_notice *b)
{
	if (b->files == 0)
		return;
	json_key(j, "files");
	json_array(j);
	for (size_t i = 0; i < b->files; i++)
		json_text(j, b->file[i].name);
	json_array_end(j);
}

/* The first day on which it may be taken down. */
static struct date
down_of(const struct view_notice *n)
{
	if (n->time != NULL)
		return n->time->result;
	return date_is_none(n->until) ? n->row->down : date_add_days(n->until, 1);
}

static void
notice_data(const struct making *k, struct json *j, const struct board_notice *b)
{
	const struct view_notice *n = b->notice;

	json_object(j);
	json_member(j, "notice", n->row->key);
	json_member(j, "kind", n->row->kind);
	json_member(j, "law", view_notice_law(n));
	json_member(j, "body", n->body->name);
	json_member(j, "body_code", n->body->code);
	json_member(j, "title", n->row->title);
	json_day(j, "meeting_day", n->row->meeting_day);
	if (n->row->signing != 0) {
		json_key(j, "paragraphs");
		json_array(j);
		for (size_t i = 0; i < n->item_count; i++)
			json_int(j, n->item[i].row->paragraph);
		json_array_end(j);
	}
	json_day(j, "signed", n->signed_on);
	json_day(j, "posted", n->row->posted);
	json_day(j, "last", n->time != NULL ? n->time->last : DATE_NONE);
	json_day(j, "down", down_of(n));
	json_day(j, "from", n->time != NULL ? n->time->input : DATE_NONE);
	json_day(j, "until", n->until);
	json_member(j, "requester", n->row->requester);
	json_member(j, "by_law", n->row->reference);
	json_member(j, "kept", n->has_appeal ? n->kept : NULL);
	json_member(j, "page", board_page_name(k->v->arena, n->row->key));
	files_data(j, b);
	json_object_end(j);
}

static void
add_data(struct making *k, const struct board_notice up[], size_t count)
{
	struct json j;
	struct buf b;

	buf_init(&b, DATA_MAX);
	json_init(&j, &b);
	json_array(&j);
	for (size_t i = 0; i < count; i++)
		notice_data(k, &j, &up[i]);
	json_array_end(&j);
	json_end(&j);
	add(k, BOARD_DATA, &b);
	buf_free(&b);
}

static int
add_notice(struct making *k, const struct board_notice *b, struct diags *ds)
{
	struct arena *a = k->v->arena;
	xmlDocPtr doc = view_new();
	xmlNodePtr root = xmlDocGetRootElement(doc), office;
	int result = part_municipality(k->v, root, b->notice->body->code, ds);
	struct buf page;

	office = view_child(root, "förvaltning");
	buf_init(&page, PAGE_MAX);
	if (result == 0) {
		board_notice_page(k->v, &k->sender, b, view_child_text(a, office, "telefon"),
		    view_child_text(a, office, "e-post"), &page);
		add(k, board_page_name(a, b->notice->row->key), &page);
	}
	buf_free(&page);
	xmlFreeDoc(doc);
	return result;
}

static size_t
count_attachments(const struct board_notice up[], size_t count)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		n += up[i].files;
	return n;
}

static void
add_attachments(struct making *k, const struct board_notice *b)
{
	for (size_t i = 0; i < b->files; i++)
		k->file[k->count++] =
		    (struct board_file){ b->file[i].name, b->file[i].bytes, b->file[i].size };
}

const struct board_file *
board_files(const struct view_source *v, const struct board_notice up[], size_t up_count,
    const char *const gone[], size_t gone_count, size_t *count, struct diags *ds)
{
	struct making k = { .v = v };
	struct buf b;

	*count = 0;
	if (read_sender(&k, ds) != 0)
		return NULL;
	k.file = arena_array(
	    v->arena, up_count + gone_count + count_attachments(up, up_count) + 3, sizeof *k.file);
	buf_init(&b, DATA_MAX);
	board_index_page(v, &k.sender, up, up_count, &b);
	add(&k, BOARD_INDEX, &b);
	for (size_t i = 0; i < gone_count; i++) {
		buf_clear(&b);
		board_gone_page(&k.sender, gone[i], &b);
		add(&k, board_page_name(v->arena, gone[i]), &b);
	}
	buf_free(&b);
	for (size_t i = 0; i < up_count; i++) {
		if (add_notice(&k, &up[i], ds) != 0)
			return NULL;
		add_attachments(&k, &up[i]);
	}
	add_data(&k, up, up_count);
	k.file[k.count++] = (struct board_file){ BOARD_STYLE, board_css, strlen(board_css) };
	*count = k.count;
	return k.file;
}
