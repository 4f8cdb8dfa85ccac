package dev.meshproof.containers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.RemoveNetworkCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class EngineCallTest {
    @Test
    void a_refusal_is_thrown_as_the_engine_gave_it() {
        NotFoundException refusal = new NotFoundException("no such network");

        assertThatThrownBy(() -> EngineCall.exec(failing(new InvocationTargetException(refusal))))
                .isSameAs(refusal);
    }

    @Test
    void what_is_no_refusal_stays_as_it_is() {
        IOException broken = new IOException("broken pipe");

        assertThatThrownBy(() -> EngineCall.exec(failing(broken))).hasCause(broken);
    }

    /** As Testcontainers wraps commands: what a proxy throws and its interface does not declare comes out wrapped. */
    private static RemoveNetworkCmd failing(Throwable failure) {
        return (RemoveNetworkCmd) Proxy.newProxyInstance(
                EngineCallTest.class.getClassLoader(),
                new Class<?>[] {RemoveNetworkCmd.class},
                (proxy, method, arguments) -> {
                    throw failure;
                });
    }
}
