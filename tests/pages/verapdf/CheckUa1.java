import static org.verapdf.pdfa.validation.profiles.Profiles.errorFromValues;
import static org.verapdf.pdfa.validation.profiles.Profiles.profileFromValues;
import static org.verapdf.pdfa.validation.profiles.Profiles.ruleFromValues;
import static org.verapdf.pdfa.validation.profiles.Profiles.ruleIdFromValues;
import static org.verapdf.pdfa.validation.profiles.Profiles.variableFromValues;

import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.LogManager;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;

/**
 * Holds PDF files against the PDF/UA-1 profile of veraPDF. How to get the jar and run this: docs/decisions/0009-pdf-ua.md.
 * Takes files and folders. Ends with 1 when a rule failed in any of them, and with 2 when there was nothing to read.
 */
public final class CheckUa1 {
  private static final String PROFILE = "/org/verapdf/pdfa/validation/PDFUA-1.xml";
  /** Of each rule, so many places are named. */
  private static final int PLACES = 3;

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    ValidationProfile profile = readProfile();
    List<File> files = new ArrayList<>();
    for (String argument : arguments) collect(new File(argument), files);
    int broken = 0;
    for (File file : files) if (!check(file, profile)) broken++;
    System.out.printf("%d rules, %d files, %d with failed rules%n", profile.getRules().size(), files.size(), broken);
    System.exit(files.isEmpty() ? 2 : broken > 0 ? 1 : 0);
  }

  private static void collect(File at, List<File> files) {
    File[] inside = at.listFiles();
    if (inside == null) {
      if (at.isFile() && at.getName().endsWith(".pdf")) files.add(at);
      return;
    }
    Arrays.sort(inside, Comparator.comparing(File::getName));
    for (File file : inside) collect(file, files);
  }

  private static boolean check(File file, ValidationProfile profile) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, PDFAFlavour.PDFUA_1);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, PLACES, false, false, false)) {
      ValidationResult result = validator.validate(parser);
      System.out.printf("%d failed rules, %d checks: %s%n",
          result.getFailedChecks().size(), result.getTotalAssertions(), file);
      result.getFailedChecks().forEach((rule, times) ->
          System.out.printf("  %s-%d, %d times%n", rule.getClause(), rule.getTestNumber(), times));
      for (TestAssertion one : result.getTestAssertions())
        System.out.printf("    %s %s%n", one.getMessage(), one.getLocation().getContext());
      return result.isCompliant();
    }
  }

  /** By hand, because the jar has the profile but not the library that the engine reads profiles with. */
  private static ValidationProfile readProfile() throws Exception {
    Element root;
    try (InputStream xml = Profiles.class.getResourceAsStream(PROFILE)) {
      root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
    }
    Set<Rule> rules = new HashSet<>();
    for (Element rule : all(root, "rule")) rules.add(readRule(rule));
    Set<Variable> variables = new HashSet<>();
    for (Element one : all(root, "variable"))
      variables.add(variableFromValues(
          one.getAttribute("name"), one.getAttribute("object"), text(one, "defaultValue"), text(one, "value")));
    return profileFromValues(PDFAFlavour.PDFUA_1,
        Profiles.profileDetailsFromValues(text(root, "name"), "", "", new Date(0)), "", rules, variables);
  }

  private static Rule readRule(Element rule) {
    Element id = all(rule, "id").get(0);
    Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
    return ruleFromValues(
        ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
        rule.getAttribute("object"), deferred, rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
        errorFromValues(text(rule, "message"), new ArrayList<ErrorArgument>()), new ArrayList<>());
  }

  private static List<Element> all(Element inside, String tag) {
    var found = inside.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(at -> (Element) found.item(at)).toList();
  }

  private static String text(Element inside, String tag) {
    return all(inside, tag).get(0).getTextContent();
  }
}
