namespace GitOpsSets.Engine.Ports;

/// <summary>Asks HTTP endpoints that definitions name.</summary>
public interface IHttpSource
{
    /// <summary>Asks once; what may be asked twice without harm is asked again while that may help.</summary>
    Task<HttpReply> AskAsync(HttpQuestion question, CancellationToken cancellationToken);
}
