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
    return Stream.of(firstFiles(), secondFiles(), thirdFiles()).flatMap(files -> files);
  }

  private static Stream<EarlierModel> firstFiles() {
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

  /** With output layers, restarted updaters, and remembered policies. */
  private static Stream<EarlierModel> secondFiles() {
    return EarlierModel.table(
        "compatibility/0.1.0-2",
        """
        conv1d-causal        exact 968233e4c4bfd36ac06b8ab49d20ed0e3d0fa0f3737fd64a94c3f87254d3baed
        conv1d-masking       exact c550e76ebb4d8bbf1bf2f62f7ec82c84000ebdf63995289be39bb8a4f504b4c9
        conv1d-nwc           exact 32e0dba7a747e11dd75ca873d4b56d4efd82ff9c36abc693fdef2b37854d3517
        conv1d-truncate      exact 30a0761d2dc22ae75c5c80e9cc462172c6bc94bfe3249b94640fc0a9e7ac256e
        conv2d-dilated       exact 6c0921bec91974bd869b2304a00bf05dc383c4d2a39524fafc465c985d6189b9
        conv2d-nhwc          exact 95b892a00eab13f50a7a57b15054977a0f489a0c8f57489169ad3e25214ba160
        conv2d-no-bias       exact 286b84870e1a2d3f4e4ca004b8a62f7876aa0c95a8c8c49410c4397c7d2aa9c5
        conv2d-padded        exact e2b1a7e31df1d9cba95d871952c45929253e40aa5e89a99a01f423251fb94af6
        conv2d-truncate      exact eae44b3cafe6d862a39d9a74a53f3b25a17afb753ed34f2f379f826ef36b5153
        converted-graph      close 18af4a4f556cbcb51d516590e2cdca4bbdf54be0c915c92527ed0baff4cce9d8
        converted-layers     exact b7100a7bb57cbc4fa9b2b711f4a5f6b48ee6c5558d979fcd608d8033743acf94
        converted-over-time  exact 6b45d31465100715bf08083f6d3d1b5ead334ca21f980bfe6433a04e356bdf08
        converted-policy     exact 3b229d121af3db7b87a97aefc4c460024a101e1fb5bdaa647c8427b70424806b
        converted-recurrent  close f36f58ef64f5f53ebbc0d4d813e0bcf84451040ceabcd809951b491a44505f7a
        dense-budget         exact da411d8415aff1db13abfe66f28b6efcd632527f26973201cdf5494da55f9e52
        dense-bulging        exact e1b1a04dcdae84030d0ae542e51b11e1d9c2bbe8af87a1116935ce9a4aae67f9
        dense-chain          exact 1c4ad254097a8f3c0b8d5486821c46ad7558171f07f84009609a646c8bf3a112
        dense-default        exact 81301206c160eb743f8649086dbb48f673af9d598c1598d4b12a6ca1a3830b83
        dense-frozen         exact 99abb8d1a894ca0865f332dfc18f2cd992840c32270fa7f85a937a916d45843a
        dense-irregular      exact 43a0ba5e1f7726518e04e67dae9722f3b53c3b02dc93daa8c41b5da0cfe2af00
        dense-monotonic      exact 9b5518e864d32cae2abfe3214ea2a431bc24129dcf5065a31fa2518baa0de78d
        dense-nesterovs      exact ebb2bce7ebffe5a69a68ad4c07b8774e43c8ab0cbc8c51d05bbf9b0916e75293
        dense-no-bias        exact a34e88511c0ba657e94c0123dca029f257830af32390d06bb80b5e712d7197b1
        dense-over-time      exact da5164146ebc9d6b669e6aadfa0152b619acbc395d093a0b03c52b696e7f840d
        dense-padded         exact 038c7d03be8edb049f2fe031812f9f93a2587bfe411ac3057e1ca2c1b94a9f84
        dense-regularised    exact edd928f22c2a680af9e1492e2129f1004d462324a117d44ae001de2c4a523075
        dense-schedule       close d472b31c2ace7d937cfe44111eb6c63d042144b7f57093e34768d2e5d501bacf
        dense-smallest       exact 969be65ae1a7323e597fb33ed0e0eb3a01488c5e29baea3ba3d8391f4b941b16
        output-double        exact e59e24ef28591ac6a2bdb773ddf77e3ef1b4b54b3497f37366ad5b8b04f73a28
        output-identity      exact 932504a19fc5dcfcf939adb3c7f92fbec906ca517bcd4a711b219a507ea225ba
        output-no-bias       exact 90e11c9d469093d4e23afb256da1cfa2f90cc532754c7f13946e2be90a878768
        output-over-time     exact 05273080c2f60824fd3eacf58a04c3652aa99d7f8c5cafd9f8ea12b3d4be234a
        output-over-time-nwc exact b112ef4d993ad0a71c318beb39fd57c78d240e25420089e9571dc0ad1729d8b0
        output-softmax       close 78dde1e508c011d90c6a1c52da5d682f5a430449f0f524a5132e893746fb8cc1
        restarted-adam       exact 1e135c69e673189f9ab50334620b56945d97c076f17a027683712a68cad02992
        restarted-adamax     exact 92fca2b6a25e4ef205c01c37e36ac6117c41576d963ab4dcb3e4b2aaae7b46a6
        restarted-amsgrad    exact 992963fd9f7d2398d7015f7c2740f10236588948cf3e83aa84fe2a66bc419816
        restarted-nadam      exact 28c66cf463fc1e799ae1cd56621a7e55c2d5b01e762651ff2edaff9c5dd2d8e6
        samediff-conv2d      exact f164a53815ae4a7ad5d3c7efabfca12fd0ab3b11989853579bff3134c12a7856
        samediff-dense       exact d150ff7712799bed1abee8a5eaf8dc282801cd61c096835b2acabffb20d90fe7
        samediff-nhwc        exact 149bc177d493a458ceede89cee91ad1321053875e356f32f30cd33a467e48d9e
        """);
  }

  /** Recurrent layers, attention, further convolutions, and an output layer with centres. */
  private static Stream<EarlierModel> thirdFiles() {
    return EarlierModel.table(
        "compatibility/0.1.0-3",
        """
        attention         close 1f4705c61c49a733a5242b50abcbc25e2149e97f68ffa2cef432ed604ac38993
        attention-learned close fa38ca97687f7530a7ab6caec4a2120c1c2cc13f0b8474618c7b1c4b8bacff2c
        conv3d            exact 09746dc0636ac2f06692d32a49df0a66367b27783cf013f6a51c6d3d02eba96e
        conv3d-ndhwc      exact d9f1ae1ec36f3a61b6689de745d85b36f6b22bf9eca19dad363fce7cb9036abb
        deconv2d          close 30df46508f4dd2e2d4e621e01041fd1d115426001782b18c03fa5224b1525cee
        deconv2d-nhwc     close b9427637b896e85a1b3bd427fec46b7dde4a085edd19ce58709a364f5036c3af
        lstm              close c346dfac3330dc0cfd376f95956dab411a85649e2b2f51487589de080305fae2
        lstm-both-ways    close 429bb9d594059398be885e8f907b9625519da4c639ef9cb511b2d817bbcd4456
        lstm-double       close 1df1370332e344e546c64b4f3c12f21f2b4705d1728ca547f8343549262a378b
        lstm-last-step    close 0d9c096e7a5771024ffb142292b75cda16fbc9375829e3820e4141cde325a1ed
        lstm-masked       close 8acc537fc23fffacc5d48c30b16ad65acc722f8d24a1013754239f231389cfd2
        lstm-peepholes    close 71d9571b3709c83b1e4879bf42d8a3eb3bc13b3ddf5a1c1d818c42d0b5289190
        output-centers    exact a49af427a48365cc61c8d9216b47537593d37e1b75ce6f7f255138aab89891da
        separable-conv2d  exact 68fe3d0fc2f8f58c7f3594d95460ed9540205778ad1ae3de2a4083d29a5c1217
        separable-nhwc    exact 7f0b7542e67ff1445ea5f9d91b975bb1f5ad46dce0f5a782d72dfb23aff9926a
        simple-rnn        exact 85785428c76ce64ef536b3e45a329764e472e04ed9576e06c937e2aa39c1603e
        simple-rnn-nwc    exact b5f1431249cd32a427845e02b6a50bc757739e32e583af5cd00b001e46940bfd
        """);
  }
}
