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
package io.github.debutdl4j.structure;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The sources of all modules, parsed. */
final class JavaSources {

  /**
   * A method or constructor.
   *
   * @param name class and method, as {@code DeButChain.parse}
   * @param lines from its first modifier to its closing brace
   * @param ofRecord whether it is a constructor of a record
   */
  record Method(String name, int parameters, int lines, boolean ofRecord) {}

  /**
   * A top-level type.
   *
   * @param packageName package it is in
   */
  record Type(String packageName, String simpleName) {}

  private final List<Method> methods = new ArrayList<>();
  private final List<Type> types = new ArrayList<>();

  /**
   * Parses the sources of every module.
   *
   * @param folder of the sources in a module, as {@code src/main/java}
   */
  static JavaSources of(String folder) throws IOException {
    JavaSources sources = new JavaSources();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(filesOf(folder)));
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        sources.new Reader(unit, trees.getSourcePositions()).scan(unit, null);
      }
    }
    return sources;
  }

  List<Method> methods() {
    return methods;
  }

  List<Type> types() {
    return types;
  }

  private static List<Path> filesOf(String folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      modules
          .map(module -> module.resolve(folder))
          .filter(Files::isDirectory)
          .forEach(sources -> files.addAll(javaFilesIn(sources)));
    }
    return files;
  }

  private static List<Path> javaFilesIn(Path sources) {
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(JavaSources::isSource).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSource(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".java")
        && !name.equals("package-info.java")
        && !name.equals("module-info.java");
  }

  private final class Reader extends TreePathScanner<Void, Void> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    Reader(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
      if (getCurrentPath().getParentPath().getLeaf() == unit) {
        types.add(new Type(unit.getPackageName().toString(), type.getSimpleName().toString()));
      }
      return super.visitClass(type, none);
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
      methods.add(
          new Method(
              owner.getSimpleName() + "." + method.getName(),
              method.getParameters().size(),
              lineOf(positions.getEndPosition(unit, method))
                  - lineOf(positions.getStartPosition(unit, method))
                  + 1,
              owner.getKind() == Tree.Kind.RECORD && method.getReturnType() == null));
      return super.visitMethod(method, none);
    }

    private int lineOf(long position) {
      return (int) unit.getLineMap().getLineNumber(position);
    }
  }
}
