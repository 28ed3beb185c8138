import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds every file against PDF/A-3a and PDF/UA-1: "file TAB profile TAB rule TAB message", one line a broken rule. */
class Validate {
    private static final PDFAFlavour[] PROFILES = {PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1};

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            for (PDFAFlavour profile : PROFILES) {
                validate(file, profile);
            }
        }
    }

    private static void validate(String file, PDFAFlavour profile) throws Exception {
        try (FileInputStream bytes = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, profile)) {
            ValidationResult result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
            Map<String, String> broken = new TreeMap<>();
            for (TestAssertion one : result.getTestAssertions()) {
                String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                broken.putIfAbsent(rule, one.getMessage() + " " + one.getLocation().getContext());
            }
            broken.forEach((rule, message) -> print(file, profile, rule, message));
            print(file, profile, result.isCompliant() ? "passed" : "failed", result.getTotalAssertions() + " checks");
        }
    }

    private static void print(String file, PDFAFlavour profile, String rule, String message) {
        System.out.println(String.join("\t", file, profile.getId(), rule, message.replaceAll("\\s+", " ")));
    }
}
