/* ant-editor.h - what a person answers one question with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ant-session.h"

G_BEGIN_DECLS

#define ANT_TYPE_EDITOR (ant_editor_get_type ())

G_DECLARE_DERIVABLE_TYPE (AntEditor, ant_editor, ANT, EDITOR, GtkWidget)

/**
 * AntEditorClass:
 * @read: (transfer full) (element-type AntValue) (nullable): what is entered, an empty array for
 *   nothing; %NULL and @problem, a sentence, where it is not yet an answer
 * @find_wrong: (nullable): (transfer none): the field to mend after the last @read, or after the
 *   form refused what it gave: then @answer is which of the answers it refused, or -1; without it
 *   the whole editor is
 * @offer: (nullable): shows only what the question at the path may be answered with just now
 */
struct _AntEditorClass {
  GtkWidgetClass parent_class;

  GPtrArray *(*read) (AntEditor *self, char **problem);
  GtkWidget *(*find_wrong) (AntEditor *self, int answer);
  void (*offer) (AntEditor *self, AntSession *session, const char *path);
};

AntEditor *ant_editor_new (const AntItem *item, GPtrArray *answers, const char *lang);
GPtrArray *ant_editor_read (AntEditor *self, char **problem) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *ant_editor_find_wrong (AntEditor *self, int answer);
void       ant_editor_offer (AntEditor *self, AntSession *session, const char *path);
void       ant_editor_note_change (AntEditor *self);

AntEditor *ant_editor_new_for_one (const AntItem *item, GPtrArray *answers, const char *lang);
AntEditor *ant_choice_editor_new (const AntItem *item, GPtrArray *answers, const char *lang);
AntEditor *ant_text_editor_new (const AntItem *item, GPtrArray *answers, const char *lang);
AntEditor *ant_date_editor_new (const AntItem *item, GPtrArray *answers, const char *lang);
AntEditor *ant_quantity_editor_new (const AntItem *item, GPtrArray *answers, const char *lang);
AntEditor *ant_slider_editor_new (const AntItem *item, GPtrArray *answers, const char *lang);
AntEditor *ant_repeat_editor_new (const AntItem *item, GPtrArray *answers, const char *lang);
gboolean   ant_slider_editor_suits (const AntItem *item);

G_END_DECLS
