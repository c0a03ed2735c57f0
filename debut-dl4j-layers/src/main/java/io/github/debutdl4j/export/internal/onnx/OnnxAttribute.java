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
package io.github.debutdl4j.export.internal.onnx;

import java.util.Arrays;
import java.util.List;
import onnx.Onnx;
import onnx.Onnx.AttributeProto.AttributeType;
import org.nd4j.shade.protobuf.ByteString;

/** An attribute of an ONNX node. */
record OnnxAttribute(Onnx.AttributeProto proto) {

  static OnnxAttribute integer(String name, long value) {
    return of(named(name, AttributeType.INT).setI(value));
  }

  static OnnxAttribute integers(String name, long... values) {
    return of(named(name, AttributeType.INTS).addAllInts(Arrays.stream(values).boxed().toList()));
  }

  static OnnxAttribute number(String name, float value) {
    return of(named(name, AttributeType.FLOAT).setF(value));
  }

  static OnnxAttribute text(String name, String value) {
    return of(named(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)));
  }

  static OnnxAttribute texts(String name, List<String> values) {
    return of(
        named(name, AttributeType.STRINGS)
            .addAllStrings(values.stream().map(ByteString::copyFromUtf8).toList()));
  }

  private static Onnx.AttributeProto.Builder named(String name, AttributeType type) {
    return Onnx.AttributeProto.newBuilder().setName(name).setType(type);
  }

  private static OnnxAttribute of(Onnx.AttributeProto.Builder proto) {
    return new OnnxAttribute(proto.build());
  }
}
