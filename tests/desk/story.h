/* Two cases the whole way, in parts that continue each other: a remiss and a
 * förvaltningsärende through the arbetsutskott (2026-09-08) and the nämnd (2026-09-22). */
#ifndef TESTS_DESK_STORY_H
#define TESTS_DESK_STORY_H

enum story {
	STORY_BEGIN,    /* both cases registered */
	STORY_PREPARED, /* klart för sammanträde */
	STORY_UTSKOTT,  /* the arbetsutskott has proposed, its protocol is signed */
	STORY_DECIDED,  /* the nämnd has decided; out for justering */
	STORY_SIGNED,   /* justerat 2026-09-29 */
	STORY_POSTED,   /* anslaget uppe 2026-09-30, expedierat 2026-10-01 */
	STORY_END,      /* nedtaget 2026-10-22 */
	STORY_ASKED,    /* an internremiss is answered, a delegationsbeslut waits to be reported */
	STORY_FOLLOWED, /* the nämnd sits 2026-11-17: it is reported, and an uppdrag is given */
};

/* After STORY_POSTED, on 2026-10-01: a kungörelse (anslag/2026-2), a decision on delegation that is not
 * reported (anslag/2026-3), and a delgivning of the first § of the nämnd, which by then is
 * appealed by förvaltningslagen (SN/2026-09-22/1/delgivning-1, to Karin Ek). */
void story_notices(void);

/* After STORY_END: a case is tabled on 2026-11-03 and comes back to an extra meeting on 2026-11-24,
 * whose list has a secret case and something to be told of, and is called to twice. */
void story_list(void);

/* From here on, until the register is opened again, the nämnd is one of two municipalities. */
void story_join(void);

#define CASE1 "SN 2026/00001"
#define CASE2 "SN 2026/00002"
#define CASE3 "SN 2026/00003" /* asked others, decided and signed at once */
#define CASE4 "SN 2026/00004" /* decided by the chair */
#define CASE5 "SN 2026/00005" /* waits, on its way to the utskott */
#define AU "SNAU/2026-09-08"
#define SN "SN/2026-09-22"

/* Go on from where the fixture's register stands to the end of 'to'.  The desk is left
 * open as the nämndsekreterare on the last day. */
void story_tell(enum story to);

/* A new case with title, förslag, sammanfattning and recipients. */
void story_case(const char *flow, const char *title);

/* A Word file as the tjänsteskrivelse of the case.  The proposal of STORY_WRITTEN has two points with
 * a table between them. */
#define STORY_WRITTEN "samples/lindasa/tjansteskrivelse.docx"
void story_written(const char *dnr, const char *path);

/* A meeting with both cases on its list, called; its notes. */
void story_call(const char *body, const char *day);
void story_notes(const char *meeting, const char *file);

/* For both: fail the test with the problems unless 'result' is 0. */
void must(int result);
const struct matter_row *matter(const char *spelling);

#endif
