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
package io.github.debutdl4j.compatibility;

import java.util.stream.Stream;

/** Networks with DeBut layers that earlier versions saved. */
class EarlierModelFilesTest extends EarlierFilesContract {

  static Stream<EarlierModel> files() {
    return EarlierModel.table(
        "compatibility/0.1.0",
        """
        conv1d-causal       exact aa43e6c5fc37ce1b5dda44d20121aaacd25610a47651033744a47f5e42bd0a7e
        conv1d-nwc          exact faac0784435e9fb77352b41a53c0134cd23b17832c9f26f548f7f82517b3f77f
        conv1d-truncate     exact 51bcb6349440c438fa6d9fc50a74e5aeafa2eaa205d9af2da3ee7904e680a52b
        conv2d-dilated      exact 37e04bfc3128b7fbd84be7d51d8b9e4ccc7522f9039e9bf6f5647728ad210e2b
        conv2d-nhwc         exact 3b358fa8bc35d11fbfbfa34c8419e8056d6424cb572dce7e21c60bb2c1a1953d
        conv2d-no-bias      exact 4aa8b7753104f491340ac3861ab51353cc645b20bdb7d4728b24d8a0b9a82eb1
        conv2d-padded       exact 76fba86211b7fde84b77ffb0e2e5f2f46cd0994882d7def092972a0b4fa5e863
        conv2d-truncate     exact 97ff6bdb4d6f7d59328c8432370ecfc5905eddcf1728a4a06d819fdde09b4819
        converted-graph     close 4acb47d8590f62dea33b14858921a43aa5e80d28dc7410497e125bba740a8081
        converted-layers    exact acd12dfcc1f1450fdf8236c592c35f39485934182029c865c318ce19a3cf75df
        converted-over-time exact 62c2cfe20f55988d516191571fa2e3bd831731fd1fa83ed530b17925e3013398
        converted-recurrent close d85d6832c54b28638662d1ab619896ce5a062ecdc10026d0522aebf0e6ccb974
        dense-budget        exact dd18f59d0989e2251e231a988950a03b3097124a86d1ffd65e9e983f300b87f9
        dense-bulging       exact 47d2f3cbd32a7eaff3852d43809b68a655d38ee3e46822e342ff8c72f027a1a5
        dense-chain         exact 109cae08b0c9bf1254ec8dff82d751664b56071b634b21f8337c7c75385eeaf2
        dense-default       exact aa9acc875737db70fba90bad4ba54af252bea2eff99867149823509753414d4e
        dense-frozen        exact eb9135b9567125f120d6fa92197a60a330aaeec907107d1a8633885ca487b6fa
        dense-irregular     exact a1abee57a76ef71ec99c3bda3e8278aa2d827c50b7f6dd5ed81e2aaa8e5b3e2a
        dense-monotonic     exact 59a2b046f362d302de349c32ec94c28c16e1f4682a506f2a775e786f0b40f8cf
        dense-nesterovs     exact 959da2200525e010ba7f9c6176fc9b07303b08004974ad8f8eb81ea0c6cbbc70
        dense-no-bias       exact 290f0037dbf44b536d0d5ba76aa1b54fa1db55747122ea5f163934fa7022da32
        dense-over-time     exact e19aefdb684039ad89558c5d5140657d3471264df9efa37d2794403d6c688aa6
        dense-padded        exact ba219fb908d1efa176abc94864274bcb564d47fe7e98620e4a18baa53738b276
        dense-regularised   exact 5631a63534a115628576cd3d4a46104357a4682b773aae8ce0d6b5f6e9158c32
        dense-schedule      close 0219fb3e1d9b5d1a110f3dc5b4aa80b6b69fe50d1ab2d877c46d054c7422e3a2
        dense-smallest      exact 1a382e77b1d17f0bdfdeb8e0e3b0a39fca95d338bcd0b54abe60f463047ec358
        samediff-conv2d     exact 3c3de6e7117d536a0b5304e03db02bebbc452c1d056c554e72f1a15ed75e9621
        samediff-dense      exact 156dd80b9bb1d62a20d58519300c645dde3b2d9865c5e8d29814cab4cc9780b7
        samediff-nhwc       exact b46afc24fde0bed9f3298865edb3c7361eb89db60fb9ecebd6305025617bf304
        """);
  }
}
