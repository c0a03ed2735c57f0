package io.github.debutdl4j.zoo;

/**
 * Layer widths of a PointNet, its T-Nets included.
 *
 * @param local features of a point after the first layer, also the size of the feature transform
 * @param middle features of a point after the second layer
 * @param global features of a point after the third layer, and of the set after the maximum
 * @param head1 outputs of the first fully connected layer
 * @param head2 outputs of the second fully connected layer
 */
record PointNetWidths(int local, int middle, int global, int head1, int head2) {

  static final PointNetWidths PUBLISHED = new PointNetWidths(64, 128, 1024, 512, 256);
}
