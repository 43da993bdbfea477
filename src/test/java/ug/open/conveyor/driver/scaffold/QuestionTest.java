package ug.open.conveyor.driver.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {
    @Test
    void aShellProjectIsNotAskedForAPackage() {
        assertThat(unsettled(Answers.none().with(Question.LANGUAGE, "sh")))
                .containsExactly(Question.NAME, Question.RESOURCE, Question.FOLDER);
    }

    @Test
    void aJavaProjectIsAskedForAPackage() {
        assertThat(unsettled(Answers.none().with(Question.LANGUAGE, "java"))).contains(Question.PACKAGE);
    }

    @Test
    void theFolderIsSuggestedAfterTheName() {
        assertThat(Question.FOLDER.suggestion(Answers.none().with(Question.NAME, "demo")))
                .contains("demo");
    }

    @Test
    void everySuggestionIsAValidAnswer() {
        Answers named = Answers.none().with(Question.NAME, "demo").with(Question.LANGUAGE, "java");
        for (Question question : Question.values()) {
            question.suggestion(named)
                    .ifPresent(it ->
                            assertThat(question.problem(it)).as(question.name()).isEmpty());
        }
    }

    @Test
    void everyChoiceIsAValidAnswer() {
        assertThat(Question.LANGUAGE.choices())
                .extracting(Question.Choice::value)
                .containsExactly("sh", "python", "java", "go", "js", "rust")
                .allSatisfy(
                        choice -> assertThat(Question.LANGUAGE.problem(choice)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            NAME,     "my driver",  "name must be 1 to 64 of A-Z a-z 0-9 _ -, not 'my driver'"
            NAME,     "",           "name must be 1 to 64 of A-Z a-z 0-9 _ -, not ''"
            LANGUAGE, ruby,         "--lang must be sh, python, java, go, js or rust, not 'ruby'"
            RESOURCE, "a b",        "--resource must be 1 to 64 of A-Z a-z 0-9 _ - and dots within, not 'a b': it becomes part of a subject"
            RESOURCE, "a.",         "--resource must be 1 to 64 of A-Z a-z 0-9 _ - and dots within, not 'a.': it becomes part of a subject"
            PACKAGE,  com.class,    "--package must be a Java package such as com.example: 'com.class' is no name of a Java package"
            PACKAGE,  java.demo,    "--package must be a Java package such as com.example: 'java.demo' belongs to Java, which loads no class of others there"
            PACKAGE,  javax.swing,  "--package must be a Java package such as com.example: 'javax.swing' is a package of Java itself (java.desktop), so that nothing in it would compile"
            PACKAGE,  com.sun.net.httpserver, "--package must be a Java package such as com.example: 'com.sun.net.httpserver' is a package of Java itself (jdk.httpserver), so that nothing in it would compile"
            PACKAGE,  ug.open.conveyor.driver.my, "--package must be a Java package such as com.example: 'ug.open.conveyor.driver.my' belongs to conveyor-driver, so that the driver's class would not be found"
            FOLDER,   " ",          "--folder must be a path, not ' '"
            """, quoteCharacter = '"')
    void aBadAnswerIsSaidWithWhatIsExpected(Question question, String answer, String problem) {
        assertThat(question.problem(answer)).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "java.util", "ug.open.conveyor.driver", "ug.open.conveyor.driver.mine"})
    void aPackageOfTheJdkOrOfTheApiIsRefused(String name) {
        assertThat(Question.PACKAGE.problem(name)).isPresent();
    }

    private static List<Question> unsettled(Answers answers) {
        List<Question> questions = new ArrayList<>();
        for (Question question : Question.values()) {
            if (!answers.settles(question)) {
                questions.add(question);
            }
        }
        return questions;
    }
}
