using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud.Aws;

/// <summary>An access key.</summary>
/// <param name="AccessKeyId">Public.</param>
/// <param name="SecretAccessKey">Never empty.</param>
/// <param name="SessionToken">Of a temporary key; else empty.</param>
/// <param name="Expires">When a temporary key ends; the end of time where nobody says.</param>
internal sealed record AwsCredentials(string AccessKeyId, Secret SecretAccessKey, Secret SessionToken, DateTimeOffset Expires);
