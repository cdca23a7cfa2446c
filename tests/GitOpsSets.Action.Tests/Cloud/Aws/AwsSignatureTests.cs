using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GitOpsSets.Action.Cloud.Aws;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Cloud.Aws;

/// <summary>AWS's published examples of signature version 4, and two made with AWS's own tools.</summary>
public sealed class AwsSignatureTests
{
    private static readonly DateTimeOffset Moment = DateTimeOffset.Parse("2015-08-30T12:36:00Z", CultureInfo.InvariantCulture);
    private static readonly AwsCredentials Key = new("AKIDEXAMPLE", new Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"), new Secret(""), DateTimeOffset.MaxValue);

    // From the test suite "aws-sig-v4-test-suite": get-vanilla, get-vanilla-query-order-key-case, post-vanilla, post-header-key-case, post-header-value-case, post-x-www-form-urlencoded.
    [Theory]
    [InlineData("GET", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("GET", "?Param2=value2&Param1=value1", "", "", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("POST", "", "", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("POST", "", "my-header1:VALUE1", "", "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d")]
    [InlineData("POST", "", "content-type:application/x-www-form-urlencoded", "Param1=value1", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a")]
    public void Requests_are_signed_as_in_the_published_examples(string method, string query, string header, string body, string signature)
    {
        var headers = ImmutableSortedDictionary<string, string>.Empty.Add("host", "example.amazonaws.com").Add("x-amz-date", "20150830T123600Z");
        headers = header.Length == 0 ? headers : headers.Add(header.Split(':')[0], header.Split(':')[1]);

        string signed = AwsSignature.Authorization(Key, new AwsScope(Moment, "us-east-1", "service"), method, new Uri($"https://example.amazonaws.com/{query}"), headers, AwsSignature.HashOf(Encoding.UTF8.GetBytes(body)));

        Assert.Equal($"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders={string.Join(';', headers.Keys)}, Signature={signature}", signed);
    }

    [Fact]
    public void The_example_of_the_documentation_is_signed_with_its_query_and_content_type()
    {
        var headers = ImmutableSortedDictionary<string, string>.Empty
            .Add("content-type", "application/x-www-form-urlencoded; charset=utf-8").Add("host", "iam.amazonaws.com").Add("x-amz-date", "20150830T123600Z");

        string signed = AwsSignature.Authorization(Key, new AwsScope(Moment, "us-east-1", "iam"), "GET", new Uri("https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08"), headers, AwsSignature.HashOf([]));

        Assert.EndsWith("Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7", signed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_of_a_JSON_service_is_signed_with_its_session_token()
    {
        byte[] body = """{"repositoryName":"r","pullRequestStatus":"OPEN"}"""u8.ToArray();
        using var message = new HttpRequestMessage(HttpMethod.Post, "https://codecommit.us-east-1.amazonaws.com/") { Content = new ByteArrayContent(body) };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.1");
        message.Headers.Add("X-Amz-Target", "CodeCommit_20150413.ListPullRequests");

        new AwsRequestSigner(Key with { SessionToken = new Secret("TOK") }, "us-east-1", "codecommit", new ManualTimeProvider(Moment)).Sign(message, body);

        Assert.EndsWith("Signature=d66902a2433d2ac027ea58060dcfe6a7ac395f5de2f12e6ee7ae97ec0f6c5a7a", string.Concat(message.Headers.GetValues("Authorization")), StringComparison.Ordinal);
        Assert.Equal("TOK", string.Concat(message.Headers.GetValues("x-amz-security-token")));
    }

    [Theory]
    [InlineData("", "AKIDEXAMPLE")]
    [InlineData("TOK", "AKIDEXAMPLE%TOK")]
    public void A_request_of_git_is_signed_as_the_credential_helper_does(string session, string user)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, "https://git-codecommit.us-east-1.amazonaws.com/v1/repos/demo/info/refs?service=git-upload-pack");

        new AwsGitSigner(Key with { SessionToken = new Secret(session) }, "us-east-1", "codecommit", new ManualTimeProvider(Moment)).Sign(message, []);

        string pair = Encoding.UTF8.GetString(Convert.FromBase64String(message.Headers.Authorization!.Parameter!));
        Assert.Equal($"{user}:20150830T123600Z98ebe7de58c7c1191ff280d8e20bf0cf0e76e1bbbc62fca43cb059146312840d", pair);
    }
}
