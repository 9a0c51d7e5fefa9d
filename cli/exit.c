/* Exit codes: the one table from messages to them. */
#include "cli/exit.h"

#include <stddef.h>

#include "base/messages.h"
#include "batch/messages.h"
#include "cli/messages.h"
#include "docx/messages.h"
#include "engine/desk/messages.h"
#include "engine/intake/messages.h"
#include "engine/store/messages.h"

/* What is not here is input that is bad or refused, 65. */
static const struct {
	const struct message *message;
	enum exit_code code;
} table[] = {
	{ &msg_cli_unknown_command, EXIT_USAGE },
	{ &msg_cli_misspelt_command, EXIT_USAGE },
	{ &msg_cli_incomplete_command, EXIT_USAGE },
	{ &msg_cli_unknown_option, EXIT_USAGE },
	{ &msg_cli_misspelt_option, EXIT_USAGE },
	{ &msg_cli_option_needs_value, EXIT_USAGE },
	{ &msg_cli_option_takes_no_value, EXIT_USAGE },
	{ &msg_cli_option_value, EXIT_USAGE },
	{ &msg_cli_misspelt_value, EXIT_USAGE },
	{ &msg_cli_option_missing, EXIT_USAGE },
	{ &msg_cli_operand_missing, EXIT_USAGE },
	{ &msg_cli_operand_extra, EXIT_USAGE },
	{ &msg_cli_not_utf8, EXIT_USAGE },
	{ &msg_cli_not_a_field, EXIT_USAGE },
	{ &msg_cli_not_a_number, EXIT_USAGE },
	{ &msg_cli_not_a_series, EXIT_USAGE },
	{ &msg_cli_reason_missing, EXIT_USAGE },
	{ &msg_cli_nothing_to_add, EXIT_USAGE },
	{ &msg_cli_in_and_out, EXIT_USAGE },
	{ &msg_cli_open_and_closed, EXIT_USAGE },
	{ &msg_search_empty, EXIT_USAGE },
	{ &msg_search_quote, EXIT_USAGE },
	{ &msg_search_star, EXIT_USAGE },
	{ &msg_search_short, EXIT_USAGE },
	{ &msg_search_long, EXIT_USAGE },
	{ &msg_cli_keep_or_replace, EXIT_USAGE },
	{ &msg_cli_read_choice, EXIT_USAGE },
	{ &msg_cli_party, EXIT_USAGE },
	{ &msg_cli_address, EXIT_USAGE },
	{ &msg_cli_lift, EXIT_USAGE },
	{ &msg_cli_folder_needed, EXIT_USAGE },
	{ &msg_cli_folder_and_zip, EXIT_USAGE },
	{ &msg_cli_no_kind, EXIT_USAGE },
	{ &msg_cli_same_output, EXIT_USAGE },
	{ &msg_cli_cannot_make_folder, EXIT_CANNOT_MAKE },
	{ &msg_cli_output_lost, EXIT_IO },
	{ &msg_cli_no_graphviz, EXIT_PROGRAM_MISSING },
	{ &msg_cli_graphviz_failed, EXIT_CANNOT_MAKE },
	{ &msg_cli_picture_kind, EXIT_USAGE },
	{ &msg_cli_output_too_large, EXIT_CANNOT_MAKE },

	{ &msg_file_cannot_read, EXIT_UNREADABLE },
	{ &msg_file_not_regular, EXIT_UNREADABLE },
	{ &msg_file_exists, EXIT_CANNOT_MAKE },
	{ &msg_file_cannot_write, EXIT_CANNOT_MAKE },
	{ &msg_file_no_space, EXIT_IO },
	{ &msg_batch_disk_full, EXIT_IO },

	{ &msg_program_missing, EXIT_PROGRAM_MISSING },
	{ &msg_program_failed, EXIT_IO },
	{ &msg_desk_board_away, EXIT_IO },
	{ &msg_desk_mail_failed, EXIT_IO },

	{ &msg_batch_folder, EXIT_CANNOT_MAKE },
	{ &msg_batch_busy, EXIT_BUSY },
	{ &msg_batch_changed, EXIT_BUSY },

	{ &msg_docx_folder_not_empty, EXIT_CANNOT_MAKE },
	{ &msg_docx_folder_cannot_make, EXIT_CANNOT_MAKE },
	{ &msg_docx_cannot_pack, EXIT_CANNOT_MAKE },
	{ &msg_intake_no_patterns, EXIT_CONFIGURATION },

	{ &msg_store_missing, EXIT_UNREADABLE },
	{ &msg_store_cannot_open, EXIT_UNREADABLE },
	{ &msg_store_cannot_create, EXIT_CANNOT_MAKE },
	{ &msg_store_exists, EXIT_CANNOT_MAKE },
	{ &msg_store_read_only, EXIT_CANNOT_MAKE },
	{ &msg_backup_self, EXIT_CANNOT_MAKE },
	{ &msg_store_busy, EXIT_BUSY },
	{ &msg_store_changed, EXIT_BUSY },
	{ &msg_store_full, EXIT_IO },
	{ &msg_store_io, EXIT_IO },

	{ &msg_desk_no_data, EXIT_CONFIGURATION },
	{ &msg_desk_municipality, EXIT_CONFIGURATION },
	{ &msg_desk_municipality_twice, EXIT_CONFIGURATION },
	{ &msg_desk_body_twice, EXIT_CONFIGURATION },
};

enum exit_code
exit_code_of(const struct message *message)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].message == message)
			return table[i].code;
	return EXIT_REFUSED;
}
