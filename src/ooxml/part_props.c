/*
 * part_props.c - docProps/core.xml and app.xml: what the document says of itself. No clock, no
 * user, no machine: only what the draft and the caller have given.
 */
#include "ooxml/part.h"

#include <string.h>

#define CORE_NAMESPACE "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
#define APP_NAMESPACE "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"

/* ---- A point in time as W3CDTF, without the C library's zones and locales -------------------- */

enum { DAY_SECONDS = 86400, ERA_DAYS = 146097, ERA_YEARS = 400 };

/* First and last second of the years 1 to 9999, which is what four digits hold. */
#define FIRST_SECOND (INT64_C(-719162) * DAY_SECONDS)
#define LAST_SECOND (INT64_C(2932897) * DAY_SECONDS - 1)

typedef struct civil_day {
  int year, month, day;
} civil_day;

/* The proleptic Gregorian calendar by eras of 400 years that start on 1 March, so that the leap day
 * is the last of its year. `days` since 1970-01-01, from the year 1 on. */
static civil_day civil_from_days(int64_t days)
{
  int64_t shifted = days + 719468; /* since 0000-03-01 */
  int64_t era = shifted / ERA_DAYS;
  int day_of_era = (int)(shifted % ERA_DAYS);
  int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month = (5 * day_of_year + 2) / 153; /* 0: March */
  civil_day civil = {.day = day_of_year - (153 * month + 2) / 5 + 1};
  civil.month = month < 10 ? month + 3 : month - 9;
  civil.year = (int)(era * ERA_YEARS) + year_of_era + (civil.month <= 2);
  return civil;
}

static void put_digits(char *digits, int value, int count)
{
  for (int i = count - 1; i >= 0; i--) {
    digits[i] = (char)('0' + value % 10);
    value /= 10;
  }
}

static void format_time(int64_t timestamp, char text[sizeof "0000-00-00T00:00:00Z"])
{
  int64_t days = timestamp / DAY_SECONDS;
  int seconds = (int)(timestamp % DAY_SECONDS);
  if (seconds < 0) {
    seconds += DAY_SECONDS;
    days--;
  }
  civil_day civil = civil_from_days(days);
  memcpy(text, "0000-00-00T00:00:00Z", sizeof "0000-00-00T00:00:00Z");
  put_digits(text, civil.year, 4);
  put_digits(text + 5, civil.month, 2);
  put_digits(text + 8, civil.day, 2);
  put_digits(text + 11, seconds / 3600, 2);
  put_digits(text + 14, seconds / 60 % 60, 2);
  put_digits(text + 17, seconds % 60, 2);
}

/* ---- core.xml, ECMA-376 part 2, 11.1 --------------------------------------------------------- */

static void put_given(gw_xml *xml, const char *name, const char *text)
{
  if (text && *text) gw_xml_leaf(xml, name, text);
}

static void put_time(gw_xml *xml, const char *name, int64_t timestamp)
{
  char text[sizeof "0000-00-00T00:00:00Z"];
  format_time(timestamp, text);
  gw_xml_open(xml, name);
  gw_xml_attr(xml, "xsi:type", "dcterms:W3CDTF");
  gw_xml_text(xml, (gw_str){text, sizeof text - 1});
  gw_xml_close(xml, name);
}

bool gw_part_core_next(gw_part *part)
{
  gw_xml *xml = &part->xml;
  const gw_properties *properties = part->input.properties;
  int64_t timestamp = properties->timestamp;
  gw_xml_declaration(xml);
  gw_xml_open(xml, "cp:coreProperties");
  gw_xml_attr(xml, "xmlns:cp", CORE_NAMESPACE);
  gw_xml_attr(xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
  gw_xml_attr(xml, "xmlns:dcterms", "http://purl.org/dc/terms/");
  gw_xml_attr(xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  put_given(xml, "dc:title", properties->title);
  put_given(xml, "dc:creator", properties->creator);
  gw_xml_leaf(xml, "dc:language", "zh-CN");
  if (timestamp != 0 && timestamp >= FIRST_SECOND && timestamp <= LAST_SECOND) {
    put_time(xml, "dcterms:created", timestamp);
    put_time(xml, "dcterms:modified", timestamp);
  }
  gw_xml_close(xml, "cp:coreProperties");
  return false;
}

/* ---- app.xml, part 1, 22.2 ------------------------------------------------------------------- */

/* Word wants nn.nnnn: the major version, then minor and patch with two digits each. */
static void put_version(gw_xml *xml)
{
  char text[sizeof "00.0000"] = "00.0000";
  put_digits(text, GW_VERSION_MAJOR, 2);
  put_digits(text + 3, GW_VERSION_MINOR, 2);
  put_digits(text + 5, GW_VERSION_PATCH, 2);
  gw_xml_leaf(xml, "AppVersion", text);
}

bool gw_part_app_next(gw_part *part)
{
  gw_xml *xml = &part->xml;
  gw_xml_declaration(xml);
  gw_xml_open(xml, "Properties");
  gw_xml_attr(xml, "xmlns", APP_NAMESPACE);
  gw_xml_leaf(xml, "Application", "gongwen");
  put_version(xml);
  gw_xml_close(xml, "Properties");
  return false;
}
