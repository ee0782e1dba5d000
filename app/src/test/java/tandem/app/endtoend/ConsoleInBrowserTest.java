package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import tandemsim.companyfile.books.Writing;

/** The console in a real Chromium, as a person of support uses it; left out where none is installed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleInBrowserTest {

    private static final String PASSWORD = "a-password-for-the-browser";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static RunningHub hub;
    private static WebDriver browser;
    private static Customer acme;
    private static Customer.Machine machine;

    @BeforeAll
    static void start() {
        var chromium = installed("chromium", "chromium-browser", "google-chrome");
        var driver = installed("chromedriver");
        assumeTrue(
                chromium.isPresent() && driver.isPresent(),
                "The console is not tried in a browser: chromium and chromedriver are not installed (Debian: apt-get install"
                        + " chromium chromium-driver).");
        hub = RunningHub.start(Map.of("tandem.console.password", PASSWORD));
        acme = Customer.of(hub, "Acme Tools");
        machine = acme.machine("FRONTDESK");
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.get().toFile())
                        .build(),
                new ChromeOptions()
                        .setBinary(chromium.get().toFile())
                        .addArguments(
                                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (hub != null) {
            hub.close();
        }
    }

    @Test
    @Order(1)
    void a_person_signs_in_and_sees_what_has_to_be_done() {
        browser.get(address("/console"));
        assertThat(browser.getTitle()).isEqualTo("Sign in · Tandem");
        type("name", "admin");
        type("password", PASSWORD + Keys.ENTER);
        seen("//h1[.='Companies']");
        assertThat(one("//tr[contains(., 'Acme Tools')]").getText()).contains("Not connected", "The bookkeeper:");
    }

    @Test
    @Order(2)
    void from_the_keyboard_a_company_is_found_and_opened() {
        body().sendKeys("/");
        browser.switchTo().activeElement().sendKeys("Acme", Keys.ENTER);
        seen("//h1[.='Search']");
        body().sendKeys("j");
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        seen("//h1[.='Acme Tools']");
    }

    @Test
    @Order(3)
    @Tag("S27")
    void the_page_notices_the_machine_and_a_person_confirms_the_file_that_it_shows() {
        body().sendKeys("j");
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        seen("//p[contains(., 'We listen')]");
        machine.updates();
        seen("//p[contains(., 'We see you')]");
        one("//nav[@class='trail']/a[2]").click();
        seen("//span[.='A company file waits to be confirmed']");
        assertThat(body().getText()).contains(acme.file().truth().company().name());
        one("//button[@id='confirm-pairing']").click();
        browser.switchTo().alert().accept();
        seen("//p[contains(@class, 'done') and contains(., 'The file is confirmed')]");
        assertThat(acme.pairing().text("status")).isEqualTo("confirmed");
        assertThat(acme.pairing().body().at("/confirmed/confirmedBy").asString())
                .isEqualTo("admin");
    }

    @Test
    @Order(4)
    void what_a_session_does_appears_by_itself() {
        machine.updatesLater();
        seen("//section[@aria-labelledby='sessions']//span[.='completed']");
        seen("//span[contains(@class, 'word') and .='Connected']");
    }

    @Test
    @Order(5)
    void a_pause_asks_for_the_reason_and_shows_it() {
        one("//summary[.='Pause the sync']").click();
        type("pause-reason", "year-end closing");
        one("//button[.='Pause']").click();
        seen("//p[contains(@class, 'done') and contains(., 'The sync is paused')]");
        seen("//li[contains(., 'Paused: year-end closing')]");
        one("//button[.='Resume the sync']").click();
        seen("//p[contains(@class, 'done') and contains(., 'goes on')]");
    }

    @Test
    @Order(6)
    void nothing_is_wider_than_a_phone_and_the_colours_are_remembered() {
        browser.manage().window().setSize(new Dimension(500, 900));
        for (var path :
                List.of("/console", "/console/companies/" + acme.id(), "/console/people", "/console/search?q=Acme")) {
            browser.get(address(path));
            assertThat(one("/html").getDomProperty("scrollWidth"))
                    .as(path)
                    .isEqualTo(one("/html").getDomProperty("clientWidth"));
        }
        one("//button[@value='dark']").click();
        seen("/html[@data-theme='dark']");
        assertThat(body().getCssValue("background-color")).contains("19, 19, 18");
    }

    @Test
    @Order(7)
    void a_failed_bill_is_found_by_its_number_and_mended_by_the_names_of_accounts() {
        var paperwork = new Paperwork(hub, acme);
        var another = paperwork.one(
                "/accounts?active=true",
                account -> account.path("accountType").asString().equals("expense")
                        && !account.path("id").asString().equals(paperwork.expenseAccount));
        acme.file().bookkeeper().administrator().allowWriting(Writing.NO_RIGHTS);
        var bill = paperwork.posted(paperwork.bill("NAMES-1"));
        machine.updates();
        acme.file().bookkeeper().administrator().allowWriting(Writing.ALLOWED);

        browser.get(address("/console/search?q=NAMES-1"));
        one("//main//a[contains(., 'NAMES-1')]").click();
        seen("//h1[contains(., 'NAMES-1')]");
        browser.get(address(
                "/console/requests/" + paperwork.request(bill).path("id").asString() + "/edit"));
        var account = new Select(one("//select[@id='/expenseLines/1/accountId']"));
        assertThat(account.getFirstSelectedOption().getDomAttribute("value")).isEqualTo(paperwork.expenseAccount);
        account.selectByVisibleText(another.path("fullName").asString());
        one("//button[.='Save and re-queue']").click();
        seen("//p[contains(@class, 'done') and contains(., 'queued again')]");
        machine.updates();

        assertThat(paperwork.status(bill)).isEqualTo("open");
        assertThat(paperwork.shown(bill).at("/expenseLines/1/accountId").asString())
                .isEqualTo(another.path("id").asString());
    }

    @Test
    @Order(8)
    void who_signs_out_comes_back_to_the_sign_in() {
        one("//button[.='Sign out']").click();
        seen("//p[contains(., 'You are signed out')]");
        browser.get(address("/console"));
        assertThat(browser.getTitle()).isEqualTo("Sign in · Tandem");
    }

    private static Optional<Path> installed(String... names) {
        var folders = Optional.ofNullable(System.getenv("PATH")).orElse("").split(":");
        for (var name : names) {
            for (var folder : folders) {
                var file = Path.of(folder, name);
                if (Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private static String address(String path) {
        return "http://localhost:" + hub.port() + path;
    }

    private static void type(String field, String text) {
        browser.findElement(By.id(field)).sendKeys(text);
    }

    private static WebElement body() {
        return browser.findElement(By.tagName("body"));
    }

    private static WebElement one(String path) {
        return browser.findElement(By.xpath(path));
    }

    /** Waits until it is there: pages refresh themselves. */
    private static void seen(String path) {
        new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.visibilityOfElementLocated(By.xpath(path)));
    }
}
