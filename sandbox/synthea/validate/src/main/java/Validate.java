import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * Validates R4 JSON files without a network: every file named, and every {@code *.json} below every folder named, that
 * holds a FHIR resource. Questionnaires and ValueSets among them are known to the validator while it reads the others.
 * Prints one line a file and every error; exit status 1 when there is one.
 *
 * <p>Not checked, for want of the content: codes of SNOMED CT, LOINC and RxNorm, and the US Core profiles that Synthea names.
 */
public final class Validate {
    private Validate() {
    }

    /** Serves our own Questionnaires and ValueSets; HAPI's pre-populated support does not serve Questionnaires. */
    private static final class OwnResources implements IValidationSupport {
        private final FhirContext context;
        private final Map<String, IBaseResource> byUrl = new HashMap<>();

        OwnResources(FhirContext context) {
            this.context = context;
        }

        void add(IBaseResource resource) {
            if (resource instanceof Questionnaire questionnaire && questionnaire.hasUrl()) {
                byUrl.put(questionnaire.getUrl(), questionnaire);
            } else if (resource instanceof ValueSet valueSet && valueSet.hasUrl()) {
                byUrl.put(valueSet.getUrl(), valueSet);
            }
        }

        @Override
        public FhirContext getFhirContext() {
            return context;
        }

        @Override
        public <T extends IBaseResource> T fetchResource(Class<T> type, String url) {
            IBaseResource found = byUrl.get(url.replaceFirst("\\|.*$", ""));
            return type.isInstance(found) ? type.cast(found) : null;
        }

        @Override
        public IBaseResource fetchValueSet(String url) {
            return fetchResource(ValueSet.class, url);
        }
    }

    private static List<Path> jsonFiles(String argument) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(argument))) {
            return files.filter(Files::isRegularFile).filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static FhirValidator validator(FhirContext context, OwnResources own) {
        UnknownCodeSystemWarningValidationSupport unknownSystems = new UnknownCodeSystemWarningValidationSupport(context);
        unknownSystems.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.INFORMATION);
        ValidationSupportChain chain = new ValidationSupportChain(
                own,
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                unknownSystems);
        FhirInstanceValidator instance = new FhirInstanceValidator(chain);
        instance.setAnyExtensionsAllowed(true);
        instance.setErrorForUnknownProfiles(false);
        return context.newValidator().registerValidatorModule(instance);
    }

    public static void main(String[] arguments) throws IOException {
        FhirContext context = FhirContext.forR4();
        IParser parser = context.newJsonParser();
        OwnResources own = new OwnResources(context);
        ObjectMapper json = new ObjectMapper();
        Map<Path, String> texts = new TreeMap<>();
        for (String argument : arguments) {
            for (Path file : jsonFiles(argument)) {
                String text = Files.readString(file);
                String type = json.readTree(text).path("resourceType").asText();
                if (type.isEmpty()) {
                    continue;
                }
                texts.put(file, text);
                if (type.equals("Questionnaire") || type.equals("ValueSet")) {
                    own.add(parser.parseResource(text));
                }
            }
        }
        FhirValidator validator = validator(context, own);
        int errors = 0;
        for (Map.Entry<Path, String> entry : texts.entrySet()) {
            List<SingleValidationMessage> messages = validator.validateWithResult(entry.getValue()).getMessages();
            List<SingleValidationMessage> bad =
                    messages.stream().filter(m -> m.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0).toList();
            long warnings = messages.stream().filter(m -> m.getSeverity() == ResultSeverityEnum.WARNING).count();
            System.out.printf("%s: %d errors, %d warnings%n", entry.getKey().getFileName(), bad.size(), warnings);
            for (SingleValidationMessage message : bad) {
                System.out.printf("  %s: %s%n", message.getLocationString(), message.getMessage());
            }
            if (Boolean.getBoolean("warnings")) {
                messages.stream().filter(m -> m.getSeverity() == ResultSeverityEnum.WARNING)
                        .forEach(m -> System.out.printf("  (warning) %s: %s%n", m.getLocationString(), m.getMessage()));
            }
            errors += bad.size();
        }
        System.out.printf("%d files, %d errors%n", texts.size(), errors);
        System.exit(errors == 0 && !texts.isEmpty() ? 0 : 1);
    }
}
