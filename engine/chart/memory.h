/* What an SCXML chart remembers between its steps, as XML: its variables and its histories; and
 * within a step its queue of own events and the platform's variables.
 *
 *   <memory sent="2">
 *     <data id="Var1">1</data>                    $Var1
 *     <_history id="h"><state id="s1"/></_history>
 *     <_system> … </_system>                      $_event, $_sessionid, $_name, $_ioprocessors
 *     <_queue> … </_queue>                        events raised and not yet taken
 *   </memory>
 *
 * Beside them lies the view of a flow that was exported.  Internal to the step. */
#ifndef CHART_MEMORY_H
#define CHART_MEMORY_H

#include <libxml/xpath.h>

#include "engine/chart/run.h"

#define SCXML_PROCESSOR "http://www.w3.org/TR/scxml/#SCXMLEventProcessor"
#define SCXML_SESSION "kansli"
#define SCXML_LOCATION "#_scxml_" SCXML_SESSION

/* Make the memory whole for this step: the platform's part, an empty queue. */
void memory_open(struct run *);

/* Late binding: all variables are there, empty, until their states are entered. */
void memory_reserve(struct run *);

/* The variables of a state (CHART_NONE: all) get their first values, once. */
void memory_declare(struct run *, int state);

/* The value of $NAME; NULL if there is no such variable. */
xmlXPathObjectPtr memory_variable(void *run, const xmlChar *name, const xmlChar *uri);

/* The <data> of a variable, made if it is not there.  NULL if the name will not do. */
xmlNodePtr memory_data(struct run *, const char *name);

/* Does the node belong to the platform, so that it may not be written? */
bool memory_is_system(xmlNodePtr);

/* An event as XML, not yet in any queue: the caller links or frees it.  'type' is "internal",
 * "platform" or "external".  *failed is 0, or -1 when its data cannot be worked out and
 * were left out. */
xmlNodePtr memory_event(struct run *, const char *name, const char *type, const char *send_id,
    const struct chart_payload *, int *failed);

/* Put it last in the queue of own events. */
void memory_queue(struct run *, const char *name, xmlNodePtr event);

/* raise; error.execution and error.communication; done.state.ID. */
void memory_raise(struct run *, const char *name);
void memory_raise_error(struct run *, const char *name, const char *send_id);
void memory_raise_done(struct run *, const char *state, const struct chart_payload *);

/* The event becomes $_event. */
void memory_take_event(xmlDocPtr, xmlNodePtr event);
void memory_take_text(struct run *, const char *xml);

/* A history takes note of the states that are active, or gives those it has: indexes. */
void memory_remember(struct run *, int history);
void memory_recall(struct run *, int history, struct list *to);

/* The next id of a 'send'. */
const char *memory_send_id(struct run *);

/* Put a value in 'to' after its children: copies of nodes, or text. */
void memory_append(xmlNodePtr to, const xmlXPathObject *);

/* The same with what stands in an element of the chart's source. */
void memory_append_body(xmlNodePtr to, xmlNodePtr body);

/* Remove the children of 'n'. */
void memory_clear(xmlNodePtr n);

#endif
