/* ant-chapters.h - what a pack tells of the treatment, a chapter at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "ant-pack.h"

G_BEGIN_DECLS

#define ANT_TYPE_CHAPTER (ant_chapter_get_type ())

/**
 * AntChapterPart:
 *
 * What a chapter shows beside its text and answers.
 */
typedef enum {
  ANT_CHAPTER_PLAIN,
  ANT_CHAPTER_CHECK,  /* reasons to tick, for oneself */
  ANT_CHAPTER_VISITS, /* the visits and the days after them */
  ANT_CHAPTER_CARE,   /* the days after a visit */
  ANT_CHAPTER_PRICE,
} AntChapterPart;

/**
 * AntChapter:
 *
 * A group of `about.ini`, in one language. Immutable, shared by reference.
 */
typedef struct {
  char          *id;
  char          *title;
  char          *text; /* (nullable) */
  AntChapterPart part;
  char         **pictures; /* illustrations; the first stands for the chapter too */
  char         **captions; /* below the pictures; as many or none */
  char         **reasons;  /* to tick */
  char         **answers;  /* ids of AntFaqEntry, to be read in this order */
} AntChapter;

GType       ant_chapter_get_type (void);
AntChapter *ant_chapter_ref (AntChapter *self);
void        ant_chapter_unref (AntChapter *self);

/**
 * AntChapters:
 *
 * All of `about.ini`, over all layers.
 */
typedef struct _AntChapters AntChapters;

AntChapters *ant_chapters_read (AntPack *pack) G_GNUC_WARN_UNUSED_RESULT;
void         ant_chapters_free (AntChapters *self);
GPtrArray   *ant_chapters_list (AntChapters *self, const char *lang) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntChapter, ant_chapter_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntChapters, ant_chapters_free)

G_END_DECLS
