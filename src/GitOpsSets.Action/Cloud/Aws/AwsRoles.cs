using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud.Aws;

/// <summary>AWS's security token service.</summary>
internal static class AwsRoles
{
    private const string Source = "AWS STS AssumeRoleWithWebIdentity";

    /// <summary>
    /// A temporary key of a role, for an hour (<see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html"/>).
    /// </summary>
    /// <param name="http">The way out.</param>
    /// <param name="region">Whose service is asked.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="sessionName">How AWS's own logs call the session.</param>
    /// <param name="webIdentity">A JSON web token of an issuer that the role trusts.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">There was no usable answer.</exception>
    public static async Task<AwsCredentials> TakeAsync(ForgeHttp http, AwsRegion region, string roleArn, string sessionName, Secret webIdentity, CancellationToken cancellationToken)
    {
        var request = new ForgeRequest(new Uri($"https://sts.{region.Name}.{region.Suffix}/"))
        {
            Method = HttpMethod.Post,
            OnlyReads = true,
            ContentType = "application/x-www-form-urlencoded",
            Body = Encoding.UTF8.GetBytes(
                $"Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn={Uri.EscapeDataString(roleArn)}&RoleSessionName={Uri.EscapeDataString(sessionName)}&WebIdentityToken={Uri.EscapeDataString(webIdentity.Reveal())}"),
        };
        var answer = await http.SendAsync(request, cancellationToken);
        var body = Parse(answer);
        return answer.Status == 200 ? Credentials(body ?? throw new ForgeException($"{Source}: HTTP 200 with a body that is no XML", "A proxy or login page may have answered, or the answer was cut short: check the runner's network")) : throw Refused(answer, body, webIdentity, http.Clock.GetUtcNow());
    }

    private static AwsCredentials Credentials(XElement body)
    {
        string key = Text(body, "AccessKeyId"), secret = Text(body, "SecretAccessKey"), session = Text(body, "SessionToken");
        return key.Length > 0 && secret.Length > 0 && session.Length > 0 && DateTimeOffset.TryParse(Text(body, "Expiration"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expires)
            ? new AwsCredentials(key, new Secret(secret), new Secret(session), expires)
            : throw new ForgeException($"{Source}: HTTP 200 without credentials", "A proxy may have answered: check the runner's network");
    }

    private static ForgeException Refused(ForgeAnswer answer, XElement? body, Secret webIdentity, DateTimeOffset now)
    {
        int status = answer.Status;
        string code = Text(body, "Code");
        string reason = RemoteText.Clean($"{code}: {Text(body, "Message")}".Trim(' ', ':'), webIdentity);
        return new ForgeException(
            string.Create(CultureInfo.InvariantCulture, $"{Source}: HTTP {status}{(reason.Length > 0 ? ": " : "")}{reason}"),
            code switch
            {
                "AccessDenied" or "InvalidIdentityToken" or "IDPRejectedClaim" => "The role does not trust this identity: check its trust policy (issuer, audience sts.amazonaws.com, subject)",
                "ExpiredTokenException" => "The web identity token has expired: give a fresh one",
                _ when status >= 500 => "The service has trouble: try again later",
                _ when status == 429 => "Run less often",
                _ when status is < 400 or 409 or 410 => "A proxy may have answered: try again later, and check the server URL and the runner's network",
                _ => "Check the role's ARN and the web identity token",
            } + ClockSkew.Note(answer, now))
        { Status = status };
    }

    private static XElement? Parse(ForgeAnswer answer)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(answer.Body.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Text(XElement? body, string name) => body?.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? "";
}
