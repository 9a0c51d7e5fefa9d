/* Numbers as they are spoken in Thai, Vietnamese and Hindi: 21 is "ยี่สิบเอ็ด", "hai mươi mốt",
 * "इक्कीस". */
#include "base/buf.h"
#include "docx/number_format.h"

enum { LIMIT = 1000000 };

/* ---- Thai: digits and units without blanks ---- */

/* A last one after anything is เอ็ด; ten is said without one, twenty has a two of its own. */
static void
add_thai(struct buf *b, int value)
{
	static const char *const digit[] = { "", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด",
		"แปด", "เก้า" };
	static const char *const unit[] = { "แสน", "หมื่น", "พัน", "ร้อย", "สิบ", "" };
	const bool alone = value < 10;
	int place = 100000;

	for (int i = 0; i < 6; i++, place /= 10) {
		int n = value / place % 10;

		if (n == 0)
			continue;
		if (place == 10 && n <= 2)
			buf_str(b, n == 2 ? "ยี่" : "");
		else if (place == 1 && n == 1 && !alone)
			buf_str(b, "เอ็ด");
		else
			buf_str(b, digit[n]);
		buf_str(b, unit[i]);
	}
}

/* ---- Words between blanks ---- */

static void
add_word(struct buf *b, const char *word)
{
	buf_str(b, b->size > 0 ? " " : "");
	buf_str(b, word);
}

/* ---- Vietnamese ---- */

static const char *const vietnamese[] = { "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy",
	"tám", "chín" };

/* 1-99, after hundreds or not: linh fills the place of the ten; one and five sound otherwise
 * after tens. */
static void
add_vietnamese_tens(struct buf *b, int value, bool after_hundreds)
{
	int ten = value / 10, one = value % 10;

	if (ten == 0 && after_hundreds)
		add_word(b, "linh");
	else if (ten == 1)
		add_word(b, "mười");
	else if (ten > 1) {
		add_word(b, vietnamese[ten]);
		add_word(b, "mươi");
	}
	if (one == 1 && ten > 1)
		add_word(b, "mốt");
	else if (one == 5 && ten > 0)
		add_word(b, "lăm");
	else if (one > 0)
		add_word(b, vietnamese[one]);
}

/* 1-999; after thousands the hundreds are said even when there are none. */
static void
add_vietnamese(struct buf *b, int value, bool after_thousands)
{
	bool hundreds = value >= 100 || after_thousands;

	if (hundreds) {
		add_word(b, vietnamese[value / 100]);
		add_word(b, "trăm");
	}
	if (value % 100 > 0)
		add_vietnamese_tens(b, value % 100, hundreds);
}

static void
add_vietnamese_number(struct buf *b, int value)
{
	if (value >= 1000) {
		add_vietnamese(b, value / 1000, false);
		add_word(b, "nghìn");
	}
	if (value % 1000 > 0)
		add_vietnamese(b, value % 1000, value >= 1000);
}

/* ---- Hindi: every number below a hundred has its word ---- */

static const char *const hindi[] = {
	"",
	"एक",
	"दो",
	"तीन",
	"चार",
	"पाँच",
	"छह",
	"सात",
	"आठ",
	"नौ",
	"दस",
	"ग्यारह",
	"बारह",
	"तेरह",
	"चौदह",
	"पंद्रह",
	"सोलह",
	"सत्रह",
	"अठारह",
	"उन्नीस",
	"बीस",
	"इक्कीस",
	"बाईस",
	"तेईस",
	"चौबीस",
	"पच्चीस",
	"छब्बीस",
	"सत्ताईस",
	"अट्ठाईस",
	"उनतीस",
	"तीस",
	"इकतीस",
	"बत्तीस",
	"तैंतीस",
	"चौंतीस",
	"पैंतीस",
	"छत्तीस",
	"सैंतीस",
	"अड़तीस",
	"उनतालीस",
	"चालीस",
	"इकतालीस",
	"बयालीस",
	"तैंतालीस",
	"चौवालीस",
	"पैंतालीस",
	"छियालीस",
	"सैंतालीस",
	"अड़तालीस",
	"उनचास",
	"पचास",
	"इक्यावन",
	"बावन",
	"तिरेपन",
	"चौवन",
	"पचपन",
	"छप्पन",
	"सत्तावन",
	"अट्ठावन",
	"उनसठ",
	"साठ",
	"इकसठ",
	"बासठ",
	"तिरेसठ",
	"चौंसठ",
	"पैंसठ",
	"छियासठ",
	"सड़सठ",
	"अड़सठ",
	"उनहत्तर",
	"सत्तर",
	"इकहत्तर",
	"बहत्तर",
	"तिहत्तर",
	"चौहत्तर",
	"पचहत्तर",
	"छिहत्तर",
	"सतहत्तर",
	"अठहत्तर",
	"उनासी",
	"अस्सी",
	"इक्यासी",
	"बयासी",
	"तिरासी",
	"चौरासी",
	"पचासी",
	"छियासी",
	"सत्तासी",
	"अट्ठासी",
	"नवासी",
	"नब्बे",
	"इक्यानवे",
	"बानवे",
	"तिरानवे",
	"चौरानवे",
	"पंचानवे",
	"छियानवे",
	"सत्तानवे",
	"अट्ठानवे",
	"निन्यानवे",
};

static void
add_hindi(struct buf *b, int value)
{
	static const struct {
		int value;
		const char *name;
	} units[] = { { 100000, "लाख" }, { 1000, "हज़ार" }, { 100, "सौ" } };

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (value >= units[i].value) {
			add_word(b, hindi[value / units[i].value]);
			add_word(b, units[i].name);
		}
		value %= units[i].value;
	}
	if (value > 0)
		add_word(b, hindi[value]);
}

bool
number_spoken(struct buf *b, enum spoken language, int value)
{
	static void (*const add[])(struct buf *, int) = {
		[SPOKEN_THAI] = add_thai,
		[SPOKEN_VIETNAMESE] = add_vietnamese_number,
		[SPOKEN_HINDI] = add_hindi,
	};
	struct buf words;

	if (value <= 0 || value >= LIMIT)
		return false;
	buf_init(&words, 1024); /* of its own: blanks stand between its words only */
	add[language](&words, value);
	buf_add(b, words.text, words.size);
	buf_free(&words);
	return true;
}
