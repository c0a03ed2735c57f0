/*
 * Copyright 2026 The DeBut for DeepLearning4J authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except
 * in compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License
 * is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express
 * or implied. See the License for the specific language governing permissions and limitations under
 * the License.
 */
package io.github.debutdl4j.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.Mnist;
import io.github.debutdl4j.export.DeButExporter;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Models;
import io.github.debutdl4j.zoo.AllDeButModel;
import io.github.debutdl4j.zoo.AllDeButVGG16;
import io.github.debutdl4j.zoo.AllDeButVggLike;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page of the server in Chromium: digits are drawn with the mouse, images are given. */
class PageInBrowserTest {

  /** Strokes as a person draws them, on a square of 280 pixels. */
  private static final int[][] SEVEN = {
    {80, 70}, {110, 66}, {150, 64}, {200, 66}, {185, 100}, {165, 140}, {148, 180}, {138, 225}
  };

  private static final int[][] THREE = {
    {90, 80}, {120, 58}, {165, 62}, {180, 90}, {160, 120}, {130, 132}, {165, 142}, {190, 175},
    {178, 212}, {140, 226}, {95, 212}
  };

  @TempDir static Path folder;

  private static PredictionServer server;
  private static ChromeDriver browser;

  @BeforeAll
  static void start() throws IOException {
    ServerLimits limits = new ServerLimits(2, 64, 16 << 20, 16);
    AllDeButModel vgg = AllDeButVGG16.builder().build();
    List<ServedModel> models =
        List.of(
            new ServedModel(
                "lenet", model(ServedFiles.leNet()), 2),
            new ServedModel(
                "vgglike",
                model(file(AllDeButVggLike.builder().build().initPretrained(), 1, 32, 32)),
                2),
            new ServedModel("vgg16-random", model(file(vgg.init(), vgg.inputShape())), 2),
            new ServedModel("difference", model(ServedFiles.difference()), 2));
    models.forEach(ServedModel::warmUp);
    server = PredictionServer.start(PredictionServer.bind(0), models, limits);

    ChromeOptions options = new ChromeOptions();
    options.addArguments("--headless=new", "--no-sandbox", "--hide-scrollbars");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    options.setBinary(System.getProperty("debut.chromium", "/usr/bin/chromium"));
    File driver = new File(System.getProperty("debut.chromedriver", "/usr/bin/chromedriver"));
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(driver).build(), options);
    browser.manage().window().setSize(new Dimension(1280, 860));
  }

  private static byte[] file(ComputationGraph net, int... shape) {
    return DeButExporter.runtime(net, ExportOptions.builder().inputShape(shape).build())
        .toByteArray();
  }

  private static Model model(byte[] file) throws IOException {
    return Models.read(new ByteArrayInputStream(file));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.quit();
    }
    server.close();
  }

  @BeforeEach
  void open() {
    browser.get("http://localhost:" + server.port() + "/");
    until(() -> !browser.findElements(By.id("model-lenet")).isEmpty());
  }

  private interface Condition {
    boolean holds();
  }

  private static void until(Condition condition) {
    new WebDriverWait(browser, Duration.ofSeconds(10)).until(driver -> condition.holds());
  }

  private static WebElement card(String model) {
    return browser.findElement(By.id("model-" + model));
  }

  private static String prediction(String model) {
    return card(model).findElement(By.className("class")).getText();
  }

  private static void draw(int[][] stroke) {
    WebElement canvas = browser.findElement(By.id("canvas"));
    Actions actions = new Actions(browser, Duration.ofMillis(20));
    actions.moveToElement(canvas, stroke[0][0] - 140, stroke[0][1] - 140).clickAndHold();
    for (int i = 1; i < stroke.length; i++) {
      actions.moveByOffset(stroke[i][0] - stroke[i - 1][0], stroke[i][1] - stroke[i - 1][1]);
    }
    actions.release().perform();
  }

  private static void clear() {
    browser.findElement(By.id("clear")).click();
  }

  private static void picture(String name) throws IOException {
    byte[] image = browser.getScreenshotAs(OutputType.BYTES);
    Files.write(Files.createDirectories(Path.of("target", "browser")).resolve(name), image);
  }

  private static void assertNoFaults() {
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
  }

  @Test
  void drawnDigitsAreRecognisedByBothModels() throws Exception {
    picture("empty.png");
    draw(SEVEN);
    until(() -> prediction("lenet").equals("7") && prediction("vgglike").equals("7"));
    until(() -> !prediction("vgg16-random").equals("–"));
    Thread.sleep(400); // the bars move
    picture("seven.png");

    assertThat(card("lenet").findElement(By.className("best")).getText()).startsWith("7");
    assertThat(card("lenet").findElement(By.className("ms")).getText()).endsWith(" ms");
    assertThat(card("lenet").findElement(By.className("trip")).getText()).endsWith(" ms");
    assertThat(card("vgg16-random").findElements(By.className("bar"))).hasSize(10);
    assertThat(card("difference").getText()).contains("POST /models/difference/predict");

    clear();
    assertThat(prediction("lenet")).isEqualTo("–");
    draw(THREE);
    until(() -> prediction("lenet").equals("3") && prediction("vgglike").equals("3"));
    assertNoFaults();
  }

  @Test
  void givenImagesAreRecognised() throws Exception {
    ImageSet digits = Mnist.bundled(Mnist.Split.TEST);
    for (int n = 0; n < 3; n++) {
      Path image = folder.resolve("digit" + n + ".png");
      ImageIO.write(darkOnLight(digits, n), "png", image.toFile());
      browser.findElement(By.id("file")).sendKeys(image.toString());
      String digit = Integer.toString(digits.labels()[n]);
      until(() -> prediction("lenet").equals(digit) && prediction("vgglike").equals(digit));
    }
    picture("image.png");
    browser.findElement(By.id("centre")).click();
    browser.findElement(By.cssSelector("#channels option[value=rgb]")).click();
    Path text = Files.writeString(folder.resolve("notes.txt"), "no image");
    browser.findElement(By.id("file")).sendKeys(text.toString());
    until(() -> browser.findElement(By.id("hint")).getText().contains("is not an image"));
    assertNoFaults();
  }

  /** An image of MNIST as on paper, four times as large. */
  private static BufferedImage darkOnLight(ImageSet digits, int n) {
    BufferedImage image = new BufferedImage(140, 160, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int row = y / 4 - 4;
        int column = x / 4 - 3;
        boolean inside = row >= 0 && row < 28 && column >= 0 && column < 28;
        int dark = inside ? digits.pixels()[(n * 28 + row) * 28 + column] & 0xff : 0;
        image.setRGB(x, y, 0x010101 * (250 - dark * 220 / 255));
      }
    }
    return image;
  }

  @Test
  void thePageFitsOnATelephone() throws Exception {
    browser.manage().window().setSize(new Dimension(500, 900));
    try {
      draw(SEVEN);
      until(() -> prediction("lenet").equals("7"));
      Thread.sleep(400);
      picture("narrow.png");
      Object overhang =
          browser.executeScript(
              "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(overhang).isEqualTo(0L);
    } finally {
      browser.manage().window().setSize(new Dimension(1280, 860));
    }
  }
}
