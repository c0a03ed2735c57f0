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

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, refused as soon as it is longer than allowed. */
final class BoundedBody extends FilterInputStream {

  private static final int TOO_LARGE = 413;

  private final long most;
  private long left;

  BoundedBody(InputStream body, long most) {
    super(body);
    this.most = most;
    this.left = most;
  }

  /** The fault of a body that is too long. */
  static HttpFault fault(long most) {
    return new HttpFault(TOO_LARGE, "the body is longer than %,d bytes".formatted(most));
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int read = super.read(to, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int read) throws HttpFault {
    left -= read;
    if (left < 0) {
      throw fault(most);
    }
  }
}
