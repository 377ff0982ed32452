/* ant-form-desk.h - what staff do with questionnaires, off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "ant-clock.h"
#include "ant-form-state.h"
#include "ant-form-trial.h"

G_BEGIN_DECLS

#define ANT_TYPE_FORM_DESK (ant_form_desk_get_type ())
G_DECLARE_FINAL_TYPE (AntFormDesk, ant_form_desk, ANT, FORM_DESK, GObject)

AntFormDesk *ant_form_desk_new (const char *data_dir,
                                const char *pack_dir,
                                AntClock   *clock) G_GNUC_WARN_UNUSED_RESULT;

void          ant_form_desk_look_async (AntFormDesk        *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
AntFormState *ant_form_desk_look_finish (AntFormDesk  *self,
                                         GAsyncResult *result,
                                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void          ant_form_desk_list_async (AntFormDesk        *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
GPtrArray    *ant_form_desk_list_finish (AntFormDesk  *self,
                                         GAsyncResult *result,
                                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void          ant_form_desk_try_async (AntFormDesk        *self,
                                       const char         *path,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
AntFormTrial *ant_form_desk_try_finish (AntFormDesk  *self,
                                        GAsyncResult *result,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void          ant_form_desk_change_async (AntFormDesk        *self,
                                          AntFormTrial       *trial,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
AntClinic    *ant_form_desk_change_finish (AntFormDesk  *self,
                                           GAsyncResult *result,
                                           GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
