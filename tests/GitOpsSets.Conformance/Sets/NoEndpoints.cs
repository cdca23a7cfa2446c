using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Conformance.Sets;

/// <summary>For definitions that ask no endpoint.</summary>
internal sealed class NoEndpoints : IHttpSource
{
    public Task<HttpReply> AskAsync(HttpQuestion question, CancellationToken cancellationToken) =>
        Task.FromResult<HttpReply>(new HttpReply.Unavailable(new SourceFailure(question.Endpoint.Host, "nobody is there", "")));
}
