/* ant-reference-url.c - addresses and references to resources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-check"

#include "ant-reference-url.h"

#include <string.h>

/* The resource types of FHIR R4, in order. */
static const char *const RESOURCES[] = {
  "Account",
  "ActivityDefinition",
  "AdverseEvent",
  "AllergyIntolerance",
  "Appointment",
  "AppointmentResponse",
  "AuditEvent",
  "Basic",
  "Binary",
  "BiologicallyDerivedProduct",
  "BodyStructure",
  "Bundle",
  "CapabilityStatement",
  "CarePlan",
  "CareTeam",
  "CatalogEntry",
  "ChargeItem",
  "ChargeItemDefinition",
  "Claim",
  "ClaimResponse",
  "ClinicalImpression",
  "CodeSystem",
  "Communication",
  "CommunicationRequest",
  "CompartmentDefinition",
  "Composition",
  "ConceptMap",
  "Condition",
  "Consent",
  "Contract",
  "Coverage",
  "CoverageEligibilityRequest",
  "CoverageEligibilityResponse",
  "DetectedIssue",
  "Device",
  "DeviceDefinition",
  "DeviceMetric",
  "DeviceRequest",
  "DeviceUseStatement",
  "DiagnosticReport",
  "DocumentManifest",
  "DocumentReference",
  "EffectEvidenceSynthesis",
  "Encounter",
  "Endpoint",
  "EnrollmentRequest",
  "EnrollmentResponse",
  "EpisodeOfCare",
  "EventDefinition",
  "Evidence",
  "EvidenceVariable",
  "ExampleScenario",
  "ExplanationOfBenefit",
  "FamilyMemberHistory",
  "Flag",
  "Goal",
  "GraphDefinition",
  "Group",
  "GuidanceResponse",
  "HealthcareService",
  "ImagingStudy",
  "Immunization",
  "ImmunizationEvaluation",
  "ImmunizationRecommendation",
  "ImplementationGuide",
  "InsurancePlan",
  "Invoice",
  "Library",
  "Linkage",
  "List",
  "Location",
  "Measure",
  "MeasureReport",
  "Media",
  "Medication",
  "MedicationAdministration",
  "MedicationDispense",
  "MedicationKnowledge",
  "MedicationRequest",
  "MedicationStatement",
  "MedicinalProduct",
  "MedicinalProductAuthorization",
  "MedicinalProductContraindication",
  "MedicinalProductIndication",
  "MedicinalProductIngredient",
  "MedicinalProductInteraction",
  "MedicinalProductManufactured",
  "MedicinalProductPackaged",
  "MedicinalProductPharmaceutical",
  "MedicinalProductUndesirableEffect",
  "MessageDefinition",
  "MessageHeader",
  "MolecularSequence",
  "NamingSystem",
  "NutritionOrder",
  "Observation",
  "ObservationDefinition",
  "OperationDefinition",
  "OperationOutcome",
  "Organization",
  "OrganizationAffiliation",
  "Parameters",
  "Patient",
  "PaymentNotice",
  "PaymentReconciliation",
  "Person",
  "PlanDefinition",
  "Practitioner",
  "PractitionerRole",
  "Procedure",
  "Provenance",
  "Questionnaire",
  "QuestionnaireResponse",
  "RelatedPerson",
  "RequestGroup",
  "ResearchDefinition",
  "ResearchElementDefinition",
  "ResearchStudy",
  "ResearchSubject",
  "RiskAssessment",
  "RiskEvidenceSynthesis",
  "Schedule",
  "SearchParameter",
  "ServiceRequest",
  "Slot",
  "Specimen",
  "SpecimenDefinition",
  "StructureDefinition",
  "StructureMap",
  "Subscription",
  "Substance",
  "SubstanceNucleicAcid",
  "SubstancePolymer",
  "SubstanceProtein",
  "SubstanceReferenceInformation",
  "SubstanceSourceMaterial",
  "SubstanceSpecification",
  "SupplyDelivery",
  "SupplyRequest",
  "Task",
  "TerminologyCapabilities",
  "TestReport",
  "TestScript",
  "ValueSet",
  "VerificationResult",
  "VisionPrescription",
};

static const char *
find_resource (const char *name, gsize size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (RESOURCES); i++)
    if (strlen (RESOURCES[i]) == size && strncmp (RESOURCES[i], name, size) == 0)
      return RESOURCES[i];

  return NULL;
}

static gboolean
is_uuid (const char *text)
{
  for (int i = 0; i < 36; i++, text++) {
    gboolean is_hyphen = i == 8 || i == 13 || i == 18 || i == 23;

    if (is_hyphen ? *text != '-' : !g_ascii_isxdigit (*text) || g_ascii_isupper (*text))
      return FALSE;
  }

  return *text == '\0';
}

static gboolean
is_oid (const char *text)
{
  gboolean after_dot = TRUE;

  if (*text < '0' || *text > '2')
    return FALSE;
  for (; *text != '\0'; text++) {
    if (*text == '.' ? after_dot : !g_ascii_isdigit (*text))
      return FALSE;
    after_dot = *text == '.';
  }

  return !after_dot;
}

/**
 * ant_reference_url_is_uri:
 *
 * Returns: whether @text is an absolute or relative URI (RFC 3986), with urn:uuid: and urn:oid:
 * written as FHIR wants them
 */
gboolean
ant_reference_url_is_uri (const char *text)
{
  if (g_str_has_prefix (text, "urn:uuid:"))
    return is_uuid (text + strlen ("urn:uuid:"));
  if (g_str_has_prefix (text, "urn:oid:"))
    return is_oid (text + strlen ("urn:oid:"));
  if (*text == '\0')
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p <= ' ' || strchr ("<>\"{}|\\^`", *p) != NULL)
      return FALSE;

  return TRUE;
}

/**
 * ant_reference_url_read:
 * @text: "Patient/12", or the same at the end of an address
 * @type: (out) (nullable): the type of resource; %NULL for a urn:, which does not say
 */
AntReferenceUrl
ant_reference_url_read (const char *text, const char **type)
{
  g_auto (GStrv) parts = NULL;
  guint n;

  *type = NULL;
  if (!ant_reference_url_is_uri (text))
    return ANT_REFERENCE_URL_BAD;
  if (g_str_has_prefix (text, "urn:"))
    return ANT_REFERENCE_URL_GOOD;

  parts = g_strsplit (text, "/", -1);
  n = g_strv_length (parts);
  if (n >= 4 && strcmp (parts[n - 2], "_history") == 0)
    n -= 2;
  if (n >= 2)
    *type = find_resource (parts[n - 2], strlen (parts[n - 2]));

  return *type != NULL ? ANT_REFERENCE_URL_GOOD : ANT_REFERENCE_URL_NO_RESOURCE;
}
