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
package io.github.debutdl4j.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;

/**
 * Reads objects in Java's serialisation, of allowed classes only: the name of a class is checked
 * before the class is loaded.
 */
final class JavaObjects {

  private static final int MAX_DEPTH = 20;
  private static final int SMALL_ARRAY = 1 << 10;

  private JavaObjects() {}

  /**
   * Reads one object.
   *
   * @param where what is read; errors begin with it
   * @return the object, or null if an allowed class is not on the class path
   * @throws ModelFileException if it is of a class that is not allowed, damaged, or deeper than
   *     objects of these classes are
   */
  static Object read(byte[] bytes, AllowedClasses allowed, String where) {
    try (ObjectInputStream in =
        new NamedClassesStream(new ByteArrayInputStream(bytes), allowed, where)) {
      in.setObjectInputFilter(info -> sizes(info, bytes.length));
      return in.readObject();
    } catch (ModelFileException e) {
      throw e;
    } catch (ClassNotFoundException e) {
      return null;
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      throw new ModelFileException(where + " holds no readable Java object: " + e, e);
    }
  }

  /** An element takes a byte or more, so no array is longer than the file. */
  private static ObjectInputFilter.Status sizes(ObjectInputFilter.FilterInfo info, int bytes) {
    boolean impossible =
        info.depth() > MAX_DEPTH
            || info.references() > bytes
            || info.arrayLength() > Math.max(SMALL_ARRAY, bytes);
    return impossible ? ObjectInputFilter.Status.REJECTED : ObjectInputFilter.Status.UNDECIDED;
  }

  private static final class NamedClassesStream extends ObjectInputStream {

    private final AllowedClasses allowed;
    private final String where;

    NamedClassesStream(InputStream in, AllowedClasses allowed, String where) throws IOException {
      super(in);
      this.allowed = allowed;
      this.where = where;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      String name = elementName(description.getName());
      if (!name.isEmpty() && !allowed.inObjects(name)) {
        throw new ModelFileException(AllowedClasses.refusal(where, name));
      }
      try {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return Class.forName(description.getName(), false, context);
      } catch (ClassNotFoundException e) {
        return super.resolveClass(description);
      }
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) {
      throw new ModelFileException(
          AllowedClasses.refusal(where, "of a proxy for " + String.join(", ", interfaces)));
    }

    /** Name of the class of an array's elements; empty for primitive ones. */
    private static String elementName(String name) {
      int dimensions = name.lastIndexOf('[') + 1;
      if (dimensions == 0) {
        return name;
      }
      return name.startsWith("L", dimensions) && name.endsWith(";")
          ? name.substring(dimensions + 1, name.length() - 1)
          : "";
    }
  }
}
