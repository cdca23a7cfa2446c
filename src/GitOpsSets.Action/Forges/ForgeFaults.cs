using System.Net.Sockets;
using System.Security.Authentication;

namespace GitOpsSets.Action.Forges;

/// <summary>What a broken connection means.</summary>
internal static class ForgeFaults
{
    /// <summary>Turns what the HTTP stack throws into what we say.</summary>
    public static ForgeException Explain(Exception fault, Uri address)
    {
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case ForgeException explained:
                    return explained;
                case AuthenticationException:
                    return new ForgeException(
                        $"the TLS certificate of {Origin.Name(address)} is not trusted: {RemoteText.Clean(cause.Message)}",
                        "If the server uses a certificate authority of your own, give it through caFile or certSecretRef",
                        fault);
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }:
                    return Transient($"the host name {Origin.HostOf(address)} cannot be resolved", "Check the server URL and the runner's DNS", fault, wasNotSent: true);
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return Transient($"{Origin.Name(address)} refused the connection", "Check the server URL, its port and the runner's network", fault, wasNotSent: true);
                case SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown }:
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return Transient($"{Origin.Name(address)} closed the connection before its answer was complete", "Try again later", fault);
                case SocketException socket:
                    return Transient($"the connection to {Origin.Name(address)} failed ({socket.SocketErrorCode})", "Check the runner's network", fault);
                case InvalidDataException:
                    return Transient($"{Origin.Name(address)} sent a body whose compression is broken", "Try again later; if it stays, something between here and the server changes its answers", fault);
                default:
                    continue;
            }
        }

        return Transient($"the exchange with {Origin.Name(address)} broke off: {RemoteText.Clean(fault.Message)}", "Check the runner's network", fault);
    }

    private static ForgeException Transient(string reason, string advice, Exception cause, bool wasNotSent = false) =>
        new(reason, advice, cause) { IsTransient = true, WasNotSent = wasNotSent };
}
