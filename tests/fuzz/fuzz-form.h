/* fuzz-form.h - the form that fuzz targets answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#define FUZZ_FORM                                                                                  \
  "{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"language\":\"en\",\"extension\":["  \
  "{\"url\":\"http://hl7.org/fhir/StructureDefinition/variable\",\"valueExpression\":{\"name\":"   \
  "\"n\",\"language\":\"text/fhirpath\",\"expression\":\"%resource.item.descendants().where("      \
  "linkId.startsWith('n')).answer.valueInteger.sum()\"}}],\"item\":[{\"linkId\":\"a\",\"type\":"   \
  "\"boolean\"},{\"linkId\":\"g\",\"type\":\"group\",\"repeats\":true,\"enableWhen\":[{"           \
  "\"question\":\"a\",\"operator\":\"=\",\"answerBoolean\":true}],\"item\":[{\"linkId\":\"n\","    \
  "\"type\":\"integer\",\"required\":true},{\"linkId\":\"d\",\"type\":\"date\",\"initial\":[{"     \
  "\"valueDate\":\"2020\"}]}]},{\"linkId\":\"c\",\"type\":\"open-choice\",\"repeats\":true,"       \
  "\"answerOption\":[{\"valueCoding\":{\"code\":\"A\"}},{\"valueCoding\":{\"code\":\"B\"}}],"      \
  "\"item\":[{\"linkId\":\"s\",\"type\":\"string\",\"maxLength\":5,\"extension\":[{\"url\":"       \
  "\"http://hl7.org/fhir/StructureDefinition/regex\",\"valueString\":\"[a-z]+\"}]}]},{"            \
  "\"linkId\":\"t\",\"type\":\"integer\",\"extension\":[{\"url\":"                                 \
  "\"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression\","     \
  "\"valueExpression\":{\"language\":\"text/fhirpath\",\"expression\":\"%n + 1\"}}]}]}"

#define FUZZ_RESPONSE                                                                              \
  "{\"resourceType\":\"QuestionnaireResponse\",\"status\":\"completed\",\"item\":[{\"linkId\":"    \
  "\"a\",\"answer\":[{\"valueBoolean\":true}]},{\"linkId\":\"g\",\"item\":[{\"linkId\":\"n\","     \
  "\"answer\":[{\"valueInteger\":3}]}]},{\"linkId\":\"g\",\"item\":[{\"linkId\":\"d\",\"answer\""  \
  ":[{\"valueDate\":\"2021-02\"}]}]},{\"linkId\":\"c\",\"answer\":[{\"valueCoding\":{\"code\":"    \
  "\"A\"},\"item\":[{\"linkId\":\"s\",\"answer\":[{\"valueString\":\"abc\"}]}]}]}]}"
