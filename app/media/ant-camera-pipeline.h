/* ant-camera-pipeline.h - one camera running, from its element to pictures on the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-camera-source.h"
#include "ant-frame.h"
#include "ant-still-burst.h"

G_BEGIN_DECLS

typedef struct _AntCameraPipeline AntCameraPipeline;

/**
 * AntCameraPipelineFunc:
 *
 * Something is there to be taken. Runs on the main thread, once however much has come since.
 */
typedef void (*AntCameraPipelineFunc) (gpointer user_data);

AntCameraPipeline *ant_camera_pipeline_new (AntCameraSource      *source,
                                            int                   width_px,
                                            int                   height_px,
                                            AntCameraPipelineFunc notify,
                                            gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
AntCameraPipeline *ant_camera_pipeline_ref (AntCameraPipeline *self);
void               ant_camera_pipeline_unref (AntCameraPipeline *self);

/* On the worker: both may block. */
gboolean ant_camera_pipeline_play (AntCameraPipeline *self, GError **error);
void     ant_camera_pipeline_halt (AntCameraPipeline *self);

/* On the main thread */
void           ant_camera_pipeline_detach (AntCameraPipeline *self);
void           ant_camera_pipeline_resize (AntCameraPipeline *self, int width_px, int height_px);
void           ant_camera_pipeline_shoot (AntCameraPipeline *self, int n_pictures);
gint64         ant_camera_pipeline_get_picture_us (AntCameraPipeline *self);
AntFrame      *ant_camera_pipeline_take_frame (AntCameraPipeline *self) G_GNUC_WARN_UNUSED_RESULT;
AntStillBurst *ant_camera_pipeline_take_burst (AntCameraPipeline *self) G_GNUC_WARN_UNUSED_RESULT;
char          *ant_camera_pipeline_take_trouble (AntCameraPipeline *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntCameraPipeline, ant_camera_pipeline_unref)

G_END_DECLS
