/* ant-plan.c - the treatment: its visits, the days after, its price
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-plan"

#include "ant-plan.h"

#include <string.h>

#include "ant-pack-json.h"

#define TREATMENT  "treatment.json"
#define LIST_LIMIT 100
#define DAYS_LIMIT 3660
#define PRICE_MAX  1000000

/**
 * Reading:
 *
 * Where the reading of the file stands.
 */
typedef struct {
  AntPack     *pack;
  AntPackFile *file;
} Reading;

static void
free_visit (gpointer data)
{
  AntPlanVisit *self = data;

  g_free (self->id);
  ant_wording_free (self->title);
  g_free (self);
}

static void
free_care (gpointer data)
{
  AntPlanCare *self = data;

  ant_wording_free (self->title);
  ant_wording_free (self->text);
  g_free (self);
}

static void
complain (const Reading *at, const char *pointer, const char *rule, const char *message)
{
  ant_pack_json_report (at->pack, ANT_PACK_ERROR, at->file, pointer, rule, "%s", message);
}

static void
check_keys (const Reading *at, json_object *object, const char *pointer, const char *const *known)
{
  json_object_object_foreach (object, key, value)
  {
    if (!g_strv_contains (known, key)) {
      g_autofree char *place = g_strconcat (pointer, "/", key, NULL);
      g_autofree char *message = g_strdup_printf ("“%s” is not known here", key);

      complain (at, place, "unknown-key", message);
    }
    (void) value;
  }
}

static double
get_number (const Reading *at, json_object *value, const char *pointer, double min, double max)
{
  double number = min;

  if (json_object_is_type (value, json_type_int) || json_object_is_type (value, json_type_double))
    number = json_object_get_double (value);
  else
    complain (at, pointer, "number", "A number is needed here");
  if (!(number >= min && number <= max)) {
    g_autofree char *message = g_strdup_printf ("The number must be from %g to %g", min, max);

    complain (at, pointer, "number", message);
    number = min;
  }

  return number;
}

static int
get_int (const Reading *at, json_object *object, const char *pointer, const char *key, int max)
{
  g_autofree char *place = g_strconcat (pointer, "/", key, NULL);
  json_object     *value = NULL;

  json_object_object_get_ex (object, key, &value);
  if (value != NULL && !json_object_is_type (value, json_type_int)) {
    complain (at, place, "number", "A whole number is needed here");
    return 0;
  }

  return (int) get_number (at, value, place, 0, max);
}

static AntWording *
get_wording (const Reading *at, json_object *object, const char *pointer, const char *key)
{
  g_autofree char *place = g_strconcat (pointer, "/", key, NULL);
  json_object     *value = NULL;

  json_object_object_get_ex (object, key, &value);

  return ant_wording_new_from_json (at->pack, at->file, value, place);
}

static void
read_hours (const Reading *at, AntPlanVisit *visit, json_object *object, const char *pointer)
{
  g_autofree char *place = g_strconcat (pointer, "/hours", NULL);
  json_object     *hours = NULL;

  json_object_object_get_ex (object, "hours", &hours);
  if (!json_object_is_type (hours, json_type_array) || json_object_array_length (hours) != 2) {
    complain (at, place, "hours", "“hours” must be [least, most]");
    return;
  }
  visit->hours_min = get_number (at, json_object_array_get_idx (hours, 0), place, 0, 24);
  visit->hours_max = get_number (at, json_object_array_get_idx (hours, 1), place, 0, 24);
  if (visit->hours_min > visit->hours_max)
    complain (at, place, "order", "The least hours are more than the most");
}

static void
read_visit (const Reading *at, AntPlan *self, json_object *object, const char *pointer)
{
  static const char *const known[] = { "id", "title", "hours", "after-days", NULL };
  AntPlanVisit            *visit = g_new0 (AntPlanVisit, 1);
  json_object             *id = NULL;

  check_keys (at, object, pointer, known);
  json_object_object_get_ex (object, "id", &id);
  visit->id = g_strdup (id != NULL ? json_object_get_string (id) : "");
  if (!ant_pack_is_id (visit->id))
    complain (at, pointer, "id", "A visit needs an “id” of small letters, digits and hyphens");
  for (guint i = 0; i < self->visits->len; i++)
    if (strcmp (((AntPlanVisit *) self->visits->pdata[i])->id, visit->id) == 0)
      complain (at, pointer, "duplicate-id", "Another visit has this “id”");
  visit->title = get_wording (at, object, pointer, "title");
  read_hours (at, visit, object, pointer);
  visit->gap_days = get_int (at, object, pointer, "after-days", DAYS_LIMIT);
  if (self->visits->len == 0 && visit->gap_days != 0)
    complain (at, pointer, "order", "The first visit comes after 0 days");
  g_ptr_array_add (self->visits, visit);
}

static void
read_care (const Reading *at, AntPlan *self, json_object *object, const char *pointer)
{
  static const char *const known[] = { "from-day", "to-day", "title", "text", NULL };
  AntPlanCare             *care = g_new0 (AntPlanCare, 1);

  check_keys (at, object, pointer, known);
  care->from_day = get_int (at, object, pointer, "from-day", DAYS_LIMIT);
  care->to_day = get_int (at, object, pointer, "to-day", DAYS_LIMIT);
  care->title = get_wording (at, object, pointer, "title");
  care->text = get_wording (at, object, pointer, "text");
  if (care->from_day > care->to_day)
    complain (at, pointer, "order", "“from-day” comes after “to-day”");
  if (self->aftercare->len > 0) {
    AntPlanCare *before = self->aftercare->pdata[self->aftercare->len - 1];

    if (before->from_day > care->from_day)
      complain (at, pointer, "order", "The days do not come in order");
  }
  g_ptr_array_add (self->aftercare, care);
}

static void
read_price (const Reading *at, AntPlan *self, json_object *price)
{
  static const char *const known[] = { "currency", "from", "to", "touch-up", NULL };
  json_object             *currency = NULL;

  if (!json_object_is_type (price, json_type_object)) {
    complain (at, "/price", "type", "“price” must be an object; leave it out where one asks");
    return;
  }
  check_keys (at, price, "/price", known);
  json_object_object_get_ex (price, "currency", &currency);
  self->has_price = TRUE;
  self->currency = g_strdup (currency != NULL ? json_object_get_string (currency) : "");
  if (strlen (self->currency) != 3 ||
      strspn (self->currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != strlen (self->currency))
    complain (at, "/price/currency", "currency", "“currency” must be three capitals, as in GBP");
  self->price_from = get_int (at, price, "/price", "from", PRICE_MAX);
  self->price_to = get_int (at, price, "/price", "to", PRICE_MAX);
  if (self->price_from > self->price_to)
    complain (at, "/price/from", "order", "“from” is more than “to”");
  if (json_object_object_get_ex (price, "touch-up", NULL))
    self->price_touch_up = get_int (at, price, "/price", "touch-up", PRICE_MAX);
}

static void
read_list (const Reading *at,
           AntPlan       *self,
           json_object   *root,
           const char    *key,
           void (*read) (const Reading *, AntPlan *, json_object *, const char *))
{
  g_autofree char *place = g_strconcat ("/", key, NULL);
  json_object     *list = NULL;

  json_object_object_get_ex (root, key, &list);
  if (!json_object_is_type (list, json_type_array) ||
      json_object_array_length (list) > LIST_LIMIT) {
    complain (at, place, "type", "A list is needed here; it may be empty");
    return;
  }
  for (gsize i = 0; i < json_object_array_length (list); i++) {
    g_autofree char *pointer = g_strdup_printf ("%s/%" G_GSIZE_FORMAT, place, i);
    json_object     *object = json_object_array_get_idx (list, i);

    if (json_object_is_type (object, json_type_object))
      read (at, self, object, pointer);
    else
      complain (at, pointer, "type", "An object is needed here");
  }
}

static void
read_root (const Reading *at, AntPlan *self, json_object *root)
{
  static const char *const known[] = { "what", "who", "visits", "aftercare", "price", NULL };
  json_object             *price = NULL;

  if (!json_object_is_type (root, json_type_object)) {
    complain (at, "", "type", "The file must be one object");
    return;
  }
  check_keys (at, root, "", known);
  g_clear_pointer (&self->what, ant_wording_free);
  g_clear_pointer (&self->who, ant_wording_free);
  self->what = get_wording (at, root, "", "what");
  self->who = get_wording (at, root, "", "who");
  read_list (at, self, root, "visits", read_visit);
  read_list (at, self, root, "aftercare", read_care);
  if (json_object_object_get_ex (root, "price", &price))
    read_price (at, self, price);
}

/**
 * ant_plan_read:
 * @pack: a pack
 *
 * Reads `treatment.json` and reports what is wrong.
 *
 * Returns: (transfer full): the plan; empty where nothing was usable
 */
AntPlan *
ant_plan_read (AntPack *pack)
{
  guint    n_before = ant_pack_get_n_issues (pack);
  AntPlan *self = g_new0 (AntPlan, 1);
  g_autoptr (AntPackFile) file = ant_pack_read (pack, TREATMENT);
  json_object *root;

  self->what = ant_wording_new ();
  self->who = ant_wording_new ();
  self->visits = g_ptr_array_new_with_free_func (free_visit);
  self->aftercare = g_ptr_array_new_with_free_func (free_care);
  self->price_touch_up = -1;
  if (file == NULL) {
    if (ant_pack_get_n_issues (pack) == n_before)
      ant_pack_report (pack, ANT_PACK_ERROR, TREATMENT, 0, "missing-file", "The file is missing");
    return self;
  }
  root = ant_pack_json_parse (pack, file);
  if (root != NULL)
    read_root (&(Reading){ pack, file }, self, root);
  json_object_put (root);

  return self;
}

void
ant_plan_free (AntPlan *self)
{
  ant_wording_free (self->what);
  ant_wording_free (self->who);
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->aftercare);
  g_free (self->currency);
  g_free (self);
}

/* English and Urdu group by thousands with a comma; Polish, where that is a decimal point, with a
 * space, and only from five digits on. */
static char *
group_digits (int amount, const char *lang)
{
  gboolean    is_polish = g_str_has_prefix (lang, "pl");
  const char *separator = is_polish ? "\u00a0" : ",";

  if (amount < (is_polish ? 10000 : 1000))
    return g_strdup_printf ("%d", amount);
  if (amount < 1000000)
    return g_strdup_printf ("%d%s%03d", amount / 1000, separator, amount % 1000);

  return g_strdup_printf ("%d%s%03d%s%03d", amount / 1000000, separator, amount / 1000 % 1000,
                          separator, amount % 1000);
}

/**
 * ant_plan_format_price:
 * @self: a plan with a price
 * @price: one of its prices
 * @lang: the language of the words round it
 *
 * Returns: (transfer full): the price as every text of that language has it, "£2,000"
 */
char *
ant_plan_format_price (const AntPlan *self, int price, const char *lang)
{
  g_autofree char *digits = group_digits (price, lang);

  if (g_strcmp0 (self->currency, "GBP") == 0)
    return g_strconcat ("£", digits, NULL);

  return g_strconcat (digits, "\u00a0", self->currency, NULL);
}
