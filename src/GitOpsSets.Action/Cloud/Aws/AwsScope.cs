using System.Globalization;

namespace GitOpsSets.Action.Cloud.Aws;

/// <summary>What a signature is good for.</summary>
/// <param name="Time">When it is made; it ends minutes later.</param>
/// <param name="Region">Such as <c>eu-west-1</c>.</param>
/// <param name="Service">Such as <c>codecommit</c>.</param>
internal sealed record AwsScope(DateTimeOffset Time, string Region, string Service)
{
    /// <summary>Such as <c>20150830</c>.</summary>
    public string Date => Time.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>20150830T123600</c>, to which most signatures add a <c>Z</c>.</summary>
    public string Moment => Time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    /// <summary>As signatures name it.</summary>
    public string Name => $"{Date}/{Region}/{Service}/aws4_request";
}
