/* A flow as W3C SCXML 1.0.
 *
 * States, transitions, conditions and events are SCXML's own; what SCXML has no word for rides
 * along in the namespace urn:kansli:flow, which other programs pass over:
 *
 *   åtgärd ID, vid NAME, frist ID   events "åtgärd.ID", "händelse.NAME", "frist.ID"
 *   början                          a state "början" that the event "början" leaves
 *   alltid                          the same transition last in every outermost state
 *   verbs                           k: elements in the transition, in order
 *   fields, conditions, deadlines   k: elements in the state that they belong to
 *   titles, roles, forms            k: attributes
 *
 * scxml_read() reads it back into a chart that moves as the flow does: it takes the flow's own
 * events, sets its fields, and sees its view.  Roles, forms, reasons and deadlines are not read
 * back. */
#ifndef CHART_EXPORT_H
#define CHART_EXPORT_H

struct buf;
struct chart;

/* 'chart' was read by flow_read(). */
void flow_export(const struct chart *, struct buf *);

#endif
