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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Optional;

/**
 * An object that a user added to a model file, as with DL4J's {@code
 * ModelSerializer.addObjectToFile}: labels, for example.
 *
 * @param name the key that it was added under
 * @param bytes the object in Java's serialisation
 * @param value the object; empty if its class is allowed but not on the class path
 */
public record AddedObject(String name, byte[] bytes, Optional<Object> value) {

  /** Copies the bytes. */
  public AddedObject {
    bytes = bytes.clone();
  }

  /**
   * Serialises an object.
   *
   * @throws IllegalArgumentException if it cannot be serialised
   */
  public static AddedObject of(String name, Serializable object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    } catch (IOException e) {
      throw new IllegalArgumentException("object '" + name + "' cannot be serialised: " + e, e);
    }
    return new AddedObject(name, bytes.toByteArray(), Optional.of(object));
  }

  /** The object in Java's serialisation; a copy. */
  @Override
  public byte[] bytes() {
    return bytes.clone();
  }
}
