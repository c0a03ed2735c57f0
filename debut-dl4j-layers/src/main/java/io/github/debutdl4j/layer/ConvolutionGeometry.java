package io.github.debutdl4j.layer;

/**
 * The sizes of one 2D convolution call; pairs are height, then width.
 *
 * @param channels input channels
 * @param input size of the input image
 * @param output size of the output image
 * @param kernel size of the kernel
 * @param stride steps of the kernel
 * @param padding zeros before the first row and the first column
 * @param dilation distance of neighbouring kernel positions
 * @param same whether padding comes from ConvolutionMode.Same
 */
record ConvolutionGeometry(
    int channels,
    int[] input,
    int[] output,
    int[] kernel,
    int[] stride,
    int[] padding,
    int[] dilation,
    boolean same) {}
