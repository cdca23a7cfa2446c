namespace GitOpsSets.Action.Cloud.Aws;

/// <summary>A region of AWS.</summary>
/// <param name="Name">Such as <c>eu-west-1</c>.</param>
/// <param name="Suffix">Of every host of its partition, such as <c>amazonaws.com</c>.</param>
internal sealed record AwsRegion(string Name, string Suffix);
